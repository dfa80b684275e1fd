package io.yizhan.hub.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yizhan.hub.evidence.MerkleTree;
import java.util.Arrays;

/** Full tiles, the most used in memory. Thread-safe. */
final class TileCache {

    /** About 26 KB each. */
    private static final int TILES = 512;

    private record Place(int level, long number) {
    }

    private record Stored(byte[] root, byte[] hashes) {
    }

    private final Database database;
    private final MerkleTree tree;
    private final Cache<Place, Tile> tiles = Caffeine.newBuilder().maximumSize(TILES).executor(Runnable::run).build();

    TileCache(Database database, MerkleTree tree) {
        this.database = database;
        this.tree = tree;
    }

    Tile get(int level, long number) {
        return tiles.get(new Place(level, number), this::load);
    }

    void put(int level, long number, Tile tile) {
        tiles.put(new Place(level, number), tile);
    }

    /** Forgets all; they are loaded again as they are asked for. */
    void clear() {
        tiles.invalidateAll();
    }

    private Tile load(Place place) {
        Stored stored = database.read(h -> h.createQuery("SELECT root, hashes FROM tile WHERE level = ? AND number = ?")
                .bind(0, place.level()).bind(1, place.number())
                .map((row, context) -> new Stored(row.getBytes(1), row.getBytes(2))).findOne().orElse(null));
        if (stored == null) {
            throw new DamagedLogException("tile " + place.number() + " of level " + place.level() + " is missing");
        }
        Tile tile = Tile.of(stored.hashes(), tree);
        if (!Arrays.equals(tile.root(), stored.root())) {
            throw new DamagedLogException("tile " + place.number() + " of level " + place.level() + " does not give its root");
        }
        return tile;
    }
}
