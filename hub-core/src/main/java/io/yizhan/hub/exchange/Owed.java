package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.Acknowledged;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which deliveries are still owed to whom, as the log tells it: what was forwarded and neither delivered nor parked since. Entries are told in their
 * order. A bit a delivery and a few words a message.
 */
final class Owed {

    private final Map<String, Long> done;
    private final Map<String, Envelopes> owed = new HashMap<>();

    /**
     * @param receivers consumers that have an outbox; nothing counts as owed to others
     * @param done      consumer to the entry below which all is done with
     */
    Owed(Collection<String> receivers, Map<String, Long> done) {
        this.done = done;
        receivers.forEach(consumer -> owed.put(consumer, new Envelopes()));
    }

    /** The entry from which on the log has to be read. */
    long from(long size) {
        return owed.keySet().stream().mapToLong(consumer -> done.getOrDefault(consumer, 0L)).min().orElse(size);
    }

    void read(Entry entry) {
        if (entry.is(EventType.FORWARDED)) {
            Forwarded.of(entry.event()).ifPresent(forwarded -> forwarded.rules().keySet().forEach(consumer -> forwarded(entry.index(), forwarded, consumer)));
        } else if (entry.is(EventType.DELIVERED) || entry.is(EventType.PARKED)) {
            over(entry.event());
        }
    }

    private void forwarded(long index, Forwarded forwarded, String consumer) {
        if (owed.containsKey(consumer) && index >= done.getOrDefault(consumer, 0L)) {
            owed.get(consumer).add(forwarded.message(), forwarded.record(), index);
        }
    }

    private void over(Event event) {
        if (event.members().get("consumer") instanceof String consumer && owed.containsKey(consumer)
                && event.members().get("envelopes") instanceof List<?> envelopes) {
            envelopes.forEach(envelope -> owed.get(consumer).remove((String) envelope));
        }
    }

    /** It is not owed any more. @return what of it the log has not got; all of it where the consumer has no outbox any more */
    Acknowledged acknowledged(Acknowledged all) {
        Envelopes its = owed.get(all.consumer());
        return its == null ? all : new Acknowledged(all.consumer(), all.envelopes().stream().filter(its::remove).toList());
    }

    /** It lies in its outbox: what is owed and not found is missing. */
    void found(String consumer, String envelope) {
        owed.get(consumer).remove(envelope);
    }

    boolean isOwed(String consumer, Forwarded forwarded) {
        return owed.containsKey(consumer) && owed.get(consumer).contains(forwarded.message(), forwarded.record());
    }

    /** Consumers to whom anything is owed. */
    List<String> consumers() {
        return owed.keySet().stream().filter(consumer -> !owed.get(consumer).isEmpty()).sorted().toList();
    }

    /** Consumer to the oldest entry that is owed to it, or to the size where none is. */
    Map<String, Long> oldest(long size) {
        Map<String, Long> oldest = new HashMap<>();
        owed.forEach((consumer, envelopes) -> oldest.put(consumer, envelopes.oldest(size)));
        return oldest;
    }
}
