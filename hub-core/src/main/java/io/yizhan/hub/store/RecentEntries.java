package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The entries appended last: what was just written is what proofs are asked for. Thread-safe. */
final class RecentEntries {

    private static final int ENTRIES = 4096;

    private final AtomicReferenceArray<Entry> ring = new AtomicReferenceArray<>(ENTRIES);

    void add(List<Entry> entries) {
        for (Entry entry : entries) {
            ring.set(place(entry.index()), entry);
        }
    }

    Optional<Entry> get(long index) {
        return Optional.ofNullable(ring.get(place(index))).filter(entry -> entry.index() == index);
    }

    private static int place(long index) {
        return (int) (index & (ENTRIES - 1));
    }
}
