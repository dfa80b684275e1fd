package io.yizhan.hub.evidence;

import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.Signer;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, for tests that need entries under a signed checkpoint. */
final class MemoryLog {

    private final List<byte[]> entries = new ArrayList<>();
    private final MerkleTree tree;
    private final NoteKey key;
    private final Signer signer;

    MemoryLog(NoteKey key, Signer signer) {
        this.tree = new MerkleTree(key.suite());
        this.key = key;
        this.signer = signer;
    }

    long append(Event event) {
        return append(event.entry());
    }

    long append(byte[] entry) {
        entries.add(entry);
        return entries.size() - 1L;
    }

    /** The hash of a complete subtree, made from its leaves each time. */
    byte[] hash(int level, long index) {
        return level == 0 ? tree.leaf(entries.get((int) index)) : tree.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }

    Checkpoint checkpoint() {
        return Checkpoint.sign(entries.size(), tree.root(entries.size(), this::hash), key, signer);
    }

    Proof proof(long index) {
        return new Proof(index, entries.get((int) index), tree.inclusion(index, entries.size(), this::hash), checkpoint().note());
    }
}
