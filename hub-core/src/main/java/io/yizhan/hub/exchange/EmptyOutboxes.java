package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.OutboxTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks now and then which outboxes are empty, and notes that the log need not be read for them from its beginning any more. Of one thread. */
public final class EmptyOutboxes {

    /** Entries that are worth a note: they are read in a moment. */
    private static final long WORTH = 10_000;
    private static final long NEVER = -1;

    private final EmbeddedBroker broker;
    private final EvidenceLog log;
    private final OutboxTable outboxes;
    private final Supplier<? extends Collection<String>> receivers;
    private final GroupCommit commits;
    /** What entries below this one forward was in the outboxes at the look before. */
    private long forwarded = NEVER;

    public EmptyOutboxes(EmbeddedBroker broker, EvidenceLog log, OutboxTable outboxes, Supplier<? extends Collection<String>> receivers, GroupCommit commits) {
        this.broker = broker;
        this.log = log;
        this.outboxes = outboxes;
        this.receivers = receivers;
        this.commits = commits;
    }

    /** An outbox is judged by what was forwarded up to the look before, a few seconds ago: the broker counts what it has committed a little later. */
    public void look() {
        long size = log.checkpoint().size();
        boolean inboxIsEmpty = broker.seemsEmpty(Queues.INBOX);
        List<String> empty = new ArrayList<>();
        if (forwarded != NEVER) {
            Map<String, Long> done = outboxes.done();
            for (String consumer : receivers.get()) {
                if (forwarded - done.getOrDefault(consumer, 0L) >= WORTH && broker.seemsEmpty(Queues.outbox(consumer))) {
                    empty.add(consumer);
                }
            }
        }
        if (!broker.isUp()) {
            forwarded = NEVER;
            return;
        }
        note(empty);
        if (inboxIsEmpty) {
            forwarded = size;
        }
    }

    private void note(List<String> empty) {
        long below = forwarded;
        if (!empty.isEmpty()) {
            commits.run(moment -> {
                empty.forEach(consumer -> outboxes.done(moment, consumer, below));
                return null;
            });
        }
    }
}
