package io.yizhan.hub.exchange.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.server.Queue;

/**
 * Room in queues for what the hub puts there. What comes faster than it is taken fills memory and then goes to page files, where it is written a second
 * time and read back. Where it is taken all the same, who puts had better wait a moment. Nobody waits long: a consumer that is away or slow does not slow
 * the hub, its deliveries go to page files. Thread-safe.
 */
public final class QueueRoom {

    /** Bytes of a queue in memory; what is beyond goes to page files. */
    static final long MOST_BYTES = 12 << 20;
    /** Bytes in memory from which there is no room. */
    static final long FULL_BYTES = MOST_BYTES / 4;
    /** Deliveries an outbox must have been relieved of before it is waited for again after a wait in vain. */
    static final long TAKEN_BEFORE_NEXT = 200;
    private static final long OUTBOX_MILLIS = 100;
    private static final long INBOX_MILLIS = 200;

    private final Function<String, Optional<Queue>> queues;
    private final LongSupplier nanos;
    /** Outbox to the count of acknowledgements, one that begins anew with the broker, from which waiting for it is tried again. */
    private final Map<String, Long> inVain = new ConcurrentHashMap<>();

    /** @param queues by name, of the broker as it is now; none where it is down: who puts then learns it from the broker @param nanos as {@link System#nanoTime} */
    QueueRoom(Function<String, Optional<Queue>> queues, LongSupplier nanos) {
        this.queues = queues;
        this.nanos = nanos;
    }

    /**
     * Waits for room in the outboxes of these consumers, a tenth of a second at most; not for one that nobody reads, that is on page files already, or
     * that was waited for in vain a moment ago.
     */
    public void awaitOutboxes(Collection<String> consumers) throws InterruptedException {
        List<Queue> outboxes = consumers.stream().flatMap(consumer -> queues.apply(Queues.outbox(consumer)).stream()).filter(this::isWorthWaiting).toList();
        if (!until(() -> outboxes.stream().noneMatch(QueueRoom::isFilling), OUTBOX_MILLIS)) {
            outboxes.stream().filter(QueueRoom::isFilling).forEach(outbox -> inVain.put(outbox.getName().toString(),
                    outbox.getMessagesAcknowledged() + TAKEN_BEFORE_NEXT));
        }
    }

    /** Waits a fifth of a second at most for room in the inbox. @return whether there is */
    public boolean awaitInbox() throws InterruptedException {
        Optional<Queue> inbox = queues.apply(Queues.INBOX);
        return until(() -> inbox.isEmpty() || inbox.get().getPagingStore().getAddressSize() < FULL_BYTES, INBOX_MILLIS);
    }

    private boolean isWorthWaiting(Queue outbox) {
        long taken = outbox.getMessagesAcknowledged();
        long next = inVain.getOrDefault(outbox.getName().toString(), 0L);
        return taken >= next || taken < next - TAKEN_BEFORE_NEXT;
    }

    private static boolean isFilling(Queue outbox) {
        PagingStore memory = outbox.getPagingStore();
        return outbox.getConsumerCount() > 0 && !memory.isPaging() && memory.getAddressSize() >= FULL_BYTES;
    }

    private boolean until(BooleanSupplier room, long millis) throws InterruptedException {
        long start = nanos.getAsLong();
        while (!room.getAsBoolean()) {
            if (nanos.getAsLong() - start > TimeUnit.MILLISECONDS.toNanos(millis)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
    }
}
