package io.yizhan.hub.store;

import io.yizhan.hub.evidence.MerkleTree;

/**
 * The right edge of a tree: its size and, by tile level, the tile being filled; a level not reached has none. Hashes left of the
 * edge are in full tiles.
 */
record RightEdge(long size, Tile[] tiles) {

    /** Told of each tile that is filled, the lowest level first. */
    @FunctionalInterface
    interface Filled {
        void tile(int level, long number, Tile tile);
    }

    static RightEdge empty() {
        return new RightEdge(0, new Tile[Long.SIZE / Tile.HEIGHT]);
    }

    /** The edge with one more leaf; the tiles are shared with this one, which stays right for its own size. */
    RightEdge with(byte[] leaf, MerkleTree tree, Filled filled) {
        Tile[] next = tiles.clone();
        byte[] hash = leaf;
        long number = size;
        for (int level = 0; hash != null; level++) {
            int at = (int) (number & (Tile.WIDTH - 1));
            number >>= Tile.HEIGHT;
            Tile tile = next[level] == null ? new Tile() : next[level];
            tile.set(at, hash, tree);
            boolean full = at == Tile.WIDTH - 1;
            next[level] = full ? null : tile;
            hash = full ? tile.root() : null;
            if (full) {
                filled.tile(level, number, tile);
            }
        }
        return new RightEdge(size + 1, next);
    }

    /** Hash of the complete subtree over the leaves from {@code index << level}. */
    byte[] subtree(int level, long index, TileCache full) {
        int tileLevel = level / Tile.HEIGHT;
        int height = level % Tile.HEIGHT;
        long number = index >> (Tile.HEIGHT - height);
        int node = (int) (index & ((Tile.WIDTH >> height) - 1));
        boolean filling = number == size >> (Tile.HEIGHT * (tileLevel + 1));
        return (filling ? tiles[tileLevel] : full.get(tileLevel, number)).node(height, node);
    }
}
