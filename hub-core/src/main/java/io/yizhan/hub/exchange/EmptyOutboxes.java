package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.OutboxTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Looks now and then which outboxes are empty, and notes, where the log has got all acknowledgements since, that it need not be read for them from its
 * beginning any more. Of one thread.
 */
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
    /** Outboxes that seemed empty at the look before, and the entries whose deliveries they no longer had. */
    private List<String> empty = List.of();
    private long below;

    public EmptyOutboxes(EmbeddedBroker broker, EvidenceLog log, OutboxTable outboxes, Supplier<? extends Collection<String>> receivers, GroupCommit commits) {
        this.broker = broker;
        this.log = log;
        this.outboxes = outboxes;
        this.receivers = receivers;
        this.commits = commits;
    }

    /**
     * An outbox is judged by what was forwarded up to the look before, a few seconds ago, and noted at the next look: the broker counts what it has
     * committed a little later.
     */
    public void look() {
        long size = log.checkpoint().size();
        boolean inboxIsEmpty = broker.seemsEmpty(Queues.INBOX);
        if (broker.seemsEmpty(Queues.ACKNOWLEDGED)) {
            note();
        }
        empty = forwarded == NEVER ? List.of() : empty();
        below = forwarded;
        if (!broker.isUp()) {
            empty = List.of();
            forwarded = NEVER;
        } else if (inboxIsEmpty) {
            forwarded = size;
        }
    }

    private List<String> empty() {
        Map<String, Long> done = outboxes.done();
        return receivers.get().stream().filter(consumer -> forwarded - done.getOrDefault(consumer, 0L) >= WORTH)
                .filter(consumer -> broker.seemsEmpty(Queues.outbox(consumer))).toList();
    }

    private void note() {
        List<String> noted = empty;
        long entries = below;
        if (!noted.isEmpty()) {
            commits.run(moment -> {
                noted.forEach(consumer -> outboxes.done(moment, consumer, entries));
                return null;
            });
        }
    }
}
