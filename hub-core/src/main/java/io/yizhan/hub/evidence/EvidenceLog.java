package io.yizhan.hub.evidence;

import java.util.List;
import java.util.Optional;

/** The reading side of the log: what is in it is on disk. Entries are appended only through the store's group commit. Thread-safe. */
public interface EvidenceLog {

    /** The newest checkpoint on disk. */
    Checkpoint checkpoint();

    Optional<Entry> entry(long index);

    /** Proof of an entry against the newest checkpoint. @throws IllegalArgumentException where there is no such entry */
    Proof proof(long index);

    /** Proofs of several entries, all against one checkpoint. */
    List<Proof> proofs(List<Long> indices);

    /** @throws IllegalArgumentException unless 0 <= from <= to <= size */
    List<byte[]> consistency(long from, long to);

    /** All entries that tell of a message, in order. */
    List<Entry> ofMessage(String message);
}
