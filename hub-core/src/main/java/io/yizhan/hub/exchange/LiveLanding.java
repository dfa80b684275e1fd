package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.lookup.Landing;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Takes what a department answered to a question as a message of its feed. */
public final class LiveLanding implements Landing {

    private final Intake intake;
    private final MessageTable messages;

    public LiveLanding(Intake intake, MessageTable messages) {
        this.intake = intake;
        this.messages = messages;
    }

    @Override
    public CompletableFuture<Long> land(Department department, Feed feed, byte[] answer) throws UnreadableMessageException, IOException {
        Message message;
        try {
            message = intake.receive(department, feed, new ByteArrayInputStream(answer), (String) null);
        } catch (RefusedMessageException refused) {
            throw new UnreadableMessageException(refused.code(), refused.getMessage());
        }
        return messages.whenSettled(message.id()).thenApply(Message::tally)
                .thenApply(tally -> tally.registered() + tally.unchanged());
    }
}
