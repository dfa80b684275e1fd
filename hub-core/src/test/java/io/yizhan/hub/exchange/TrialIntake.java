package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Takes messages as the hub's intake does, as far as the doors can tell, but holds one record for each line and settles nothing by itself.
 * The first word of a message says what becomes of it.
 */
final class TrialIntake implements Intake {

    private final Town town;
    private int messages;

    TrialIntake(Town town) {
        this.town = town;
    }

    @Override
    public Message receive(Department department, Feed feed, InputStream body, Origin origin)
            throws RefusedMessageException, UnreadableMessageException, IOException {
        byte[] bytes = body.readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("full")) {
            throw new StoreUnavailableException("no space left", null);
        }
        if (text.startsWith("entity")) {
            throw new UnreadableMessageException("E-XML-DTD", "line 1: a DOCTYPE is refused; send the document without");
        }
        if (text.startsWith("large")) {
            throw new MessageTooLargeException(5);
        }
        String digest = HexFormat.of().formatHex(town.keys.suite().digest(bytes));
        String key = origin.key(digest);
        Optional<Message> before = key == null ? Optional.empty() : town.messages.byKey(department.id(), key);
        if (before.isPresent()) {
            if (!before.get().digest().equals(digest)) {
                throw new IdempotencyKeyException();
            }
            return before.get();
        }
        Long records = text.startsWith("settle") ? text.lines().count() - 1 : null;
        Message message = keep(department, feed, digest, bytes.length, records, key);
        if (records != null) {
            settle(message, records);
        }
        return message;
    }

    private Message keep(Department department, Feed feed, String digest, int bytes, Long records, String key) {
        String id = "t" + ++messages;
        return town.commits.run(moment -> {
            long entry = moment.append(Event.of(EventType.RECEIVED, town.clock.instant()).with("message", id).with("department", department.id())
                    .with("feed", feed.id()).with("digest", digest).with("bytes", (long) bytes));
            Message message = new Message(id, department.id(), feed.id(), digest, bytes, town.clock.instant(), entry, records,
                    new Message.Tally(0, 0, 0, 0, 0), null);
            town.messages.insert(moment, message, key, id, null);
            return message;
        }).result();
    }

    /** All records but the last are registered, the last is rejected. */
    private void settle(Message message, long records) {
        town.commits.run(moment -> {
            long entry = moment.append(Event.of(EventType.REJECTED, town.clock.instant()).with("message", message.id()).with("record", records)
                    .with("codes", List.of("E-HOLDER-CODE")));
            List<MessageTable.Settled> outcomes = new java.util.ArrayList<>();
            for (long record = 1; record <= records; record++) {
                outcomes.add(new MessageTable.Settled(record, record == records ? "rejected" : "registered", null, 0, entry));
            }
            town.messages.settle(moment, message.id(), 1, outcomes, new Message.Tally(records - 1, 0, 1, 0, 0), List.of(
                    new MessageTable.Finding(0, message.id(), records, records + 1,
                            new Violation("holderCode", "E-HOLDER-CODE", "no valid code; check it"), town.clock.instant())), town.clock.instant());
            return null;
        });
    }
}
