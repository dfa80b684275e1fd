package io.yizhan.hub.evidence;

import io.yizhan.hub.signing.Suite;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Arithmetic of RFC 6962 §2.1 (inclusion: §2.1.1, consistency: §2.1.2; verification: RFC 9162 §2.1.3.2 and §2.1.4.2) under the
 * digest of a suite. Stateless. Each hash asked of {@link SubtreeHashes} is one of a subtree complete at the size in question;
 * a path asks for O(log² size) of them at most.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Suite suite;

    public MerkleTree(Suite suite) {
        this.suite = suite;
    }

    /** H(0x00 || entry). */
    public byte[] leaf(byte[] entry) {
        return suite.digest(LEAF, entry);
    }

    /** H(0x01 || left || right). */
    public byte[] node(byte[] left, byte[] right) {
        return suite.digest(NODE, left, right);
    }

    /** The root of the first {@code size} leaves; of none it is H(). */
    public byte[] root(long size, SubtreeHashes hashes) {
        if (size < 0) {
            throw new IllegalArgumentException("tree size is negative (E-TREE-RANGE)");
        }
        return size == 0 ? suite.digest() : range(0, size, hashes);
    }

    /** Inclusion path of entry {@code index} in the tree of {@code size} leaves, from the leaf's sibling up. @throws IllegalArgumentException unless 0 <= index < size */
    public List<byte[]> inclusion(long index, long size, SubtreeHashes hashes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no entry " + index + " in a tree of " + size + " (E-TREE-RANGE)");
        }
        List<byte[]> path = new ArrayList<>();
        long start = 0;
        long leaves = size;
        while (leaves > 1) {
            long left = split(leaves);
            if (index - start < left) {
                path.add(range(start + left, leaves - left, hashes));
                leaves = left;
            } else {
                path.add(range(start, left, hashes));
                start += left;
                leaves -= left;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** Consistency path; empty for {@code from == to} and for {@code from == 0}. @throws IllegalArgumentException unless 0 <= from <= to */
    public List<byte[]> consistency(long from, long to, SubtreeHashes hashes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no tree of " + from + " within one of " + to + " (E-TREE-RANGE)");
        }
        List<byte[]> path = new ArrayList<>();
        if (from == 0) {
            return path;
        }
        long start = 0;
        long leaves = to;
        while (from - start != leaves) {
            long left = split(leaves);
            if (from - start <= left) {
                path.add(range(start + left, leaves - left, hashes));
                leaves = left;
            } else {
                path.add(range(start, left, hashes));
                start += left;
                leaves -= left;
            }
        }
        if (start > 0) {
            // SUBPROOF with b false: the verifier can't know the root of this part; with b true it is the root it already has.
            path.add(range(start, leaves, hashes));
        }
        Collections.reverse(path);
        return path;
    }

    /** Whether the path leads from the leaf hash at {@code index} to the root of {@code size} leaves. Never throws for untrusted numbers. */
    public boolean included(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                hash = node(sibling, hash);
                int levels = levelsToRight(at);
                at >>>= levels;
                last >>>= levels;
            } else {
                hash = node(hash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the path shows that the tree of {@code to} leaves begins with that of {@code from}. Never throws for untrusted numbers. */
    public boolean consistent(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> path) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to || from == 0) {
            byte[] expected = from == 0 ? suite.digest() : toRoot;
            return path.isEmpty() && MessageDigest.isEqual(fromRoot, expected) && (to > 0 || MessageDigest.isEqual(toRoot, expected));
        }
        boolean whole = Long.bitCount(from) == 1;
        if (path.isEmpty() && !whole) {
            return false;
        }
        int levels = Long.numberOfTrailingZeros(from);
        long at = from - 1 >>> levels;
        long last = to - 1 >>> levels;
        byte[] fromHash = whole ? fromRoot : path.get(0);
        byte[] toHash = fromHash;
        for (byte[] sibling : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                fromHash = node(sibling, fromHash);
                toHash = node(sibling, toHash);
                levels = levelsToRight(at);
                at >>>= levels;
                last >>>= levels;
            } else {
                toHash = node(toHash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(fromHash, fromRoot) && MessageDigest.isEqual(toHash, toRoot);
    }

    /** Root of the leaves {@code [start, start + leaves)}, a subtree of RFC 6962's recursion: complete ones are looked up, others folded. */
    private byte[] range(long start, long leaves, SubtreeHashes hashes) {
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return hashes.hash(level, start >>> level);
        }
        long left = split(leaves);
        return node(range(start, left, hashes), range(start + left, leaves - left, hashes));
    }

    /** The largest power of two smaller than {@code leaves}, which is at least 2. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static boolean isRight(long at) {
        return (at & 1) == 1;
    }

    /** How often RFC 9162 shifts before a node is a right child again, or none is left. */
    private static int levelsToRight(long at) {
        return at == 0 ? 0 : Long.numberOfTrailingZeros(at);
    }
}
