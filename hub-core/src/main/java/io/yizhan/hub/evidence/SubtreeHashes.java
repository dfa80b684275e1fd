package io.yizhan.hub.evidence;

/** Hashes of complete subtrees. Level 0 is a leaf hash; a subtree of level L covers 2^L leaves. */
@FunctionalInterface
public interface SubtreeHashes {
    byte[] hash(int level, long index);
}
