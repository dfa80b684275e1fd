package io.yizhan.hub.store;

import io.yizhan.hub.evidence.MerkleTree;

/**
 * Up to 256 hashes of one tile level and the nodes above them as far as they are complete. Filled from left to right; a node once
 * complete stays, so that readers of an older tree head may read on while the writer adds to the right. What a failed moment left
 * behind lies right of every head and is written over.
 */
final class Tile {

    static final int WIDTH = 256;
    static final int HEIGHT = 8;

    /** One row a height: 256 base hashes, 128 parents … the root. */
    private final byte[][][] nodes = new byte[HEIGHT + 1][][];

    Tile() {
        for (int height = 0; height <= HEIGHT; height++) {
            nodes[height] = new byte[WIDTH >> height][];
        }
    }

    /** A full tile of the concatenation of its hashes. */
    static Tile of(byte[] hashes, MerkleTree tree) {
        int length = hashes.length / WIDTH;
        Tile tile = new Tile();
        for (int i = 0; i < WIDTH; i++) {
            tile.set(i, java.util.Arrays.copyOfRange(hashes, i * length, (i + 1) * length), tree);
        }
        return tile;
    }

    /** Sets a base hash, all left of it being set, and the nodes it completes. */
    void set(int at, byte[] hash, MerkleTree tree) {
        nodes[0][at] = hash;
        int index = at;
        for (int height = 1; height <= HEIGHT && (index & 1) == 1; height++) {
            byte[][] below = nodes[height - 1];
            byte[] node = tree.node(below[index - 1], below[index]);
            index >>= 1;
            nodes[height][index] = node;
        }
    }

    byte[] node(int height, int index) {
        return nodes[height][index];
    }

    byte[] root() {
        return nodes[HEIGHT][0];
    }

    /** The base hashes of a full tile, one after the other. */
    byte[] hashes() {
        int length = nodes[0][0].length;
        byte[] hashes = new byte[WIDTH * length];
        for (int i = 0; i < WIDTH; i++) {
            System.arraycopy(nodes[0][i], 0, hashes, i * length, length);
        }
        return hashes;
    }
}
