package io.yizhan.hub.exchange;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of envelope ids, {@code <message>/<record>}: a bit each and a few words a message. */
final class Envelopes {

    /** Of one message. @param first the first entry that told of one */
    private record Records(BitSet numbers, long first) {
    }

    private final Map<String, Records> byMessage = new HashMap<>();

    /** @param entry that tells of it */
    void add(String message, long record, long entry) {
        byMessage.computeIfAbsent(message, m -> new Records(new BitSet(), entry)).numbers().set(Math.toIntExact(record));
    }

    boolean contains(String message, long record) {
        Records records = byMessage.get(message);
        return records != null && records.numbers().get(Math.toIntExact(record));
    }

    /** Without effect where it is not there, or is no envelope id. @return true where it was there */
    boolean remove(String envelope) {
        int slash = envelope.indexOf('/');
        Records records = byMessage.get(slash < 0 ? envelope : envelope.substring(0, slash));
        if (records == null || slash < 0) {
            return false;
        }
        int number = Integer.parseInt(envelope.substring(slash + 1));
        boolean there = records.numbers().get(number);
        records.numbers().clear(number);
        if (records.numbers().isEmpty()) {
            byMessage.remove(envelope.substring(0, slash));
        }
        return there;
    }

    boolean isEmpty() {
        return byMessage.isEmpty();
    }

    /** An entry not above any that told of one that is there, or the given one where none is. */
    long oldest(long otherwise) {
        return byMessage.values().stream().mapToLong(Records::first).min().orElse(otherwise);
    }
}
