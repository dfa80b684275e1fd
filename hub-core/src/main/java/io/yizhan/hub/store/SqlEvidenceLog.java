package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.evidence.MerkleTree;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.signing.KeyRing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The log in tables {@code entry} (bytes), {@code trace} (message to runs of entries), {@code tile} (256 hashes a row) and
 * {@code checkpoint}. Entries of the last moments and the tiles in use are held in memory. Thread-safe.
 */
public final class SqlEvidenceLog implements EvidenceLog {

    private static final int PAGE = 4096;
    /** How long a reader waits for an entry on its way to disk. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final Database database;
    private final MerkleTree tree;
    private final StoredLog stored;
    private final TileCache tiles;
    private final RecentEntries recent = new RecentEntries();
    private volatile LogHead head;
    /** What the next moment grows from: ahead of what readers see while the last one is on its way to disk. Set by the writer's thread. */
    private volatile LogHead written;
    private final Object published = new Object();

    private SqlEvidenceLog(Database database, KeyRing keys) {
        this.database = database;
        this.tree = new MerkleTree(keys.suite());
        this.stored = new StoredLog(tree, keys.evidenceKey(), keys.evidenceSigner());
        this.tiles = new TileCache(database, tree);
    }

    /**
     * Opens the log; time and memory do not grow with its length.
     *
     * @throws DamagedLogException       where the log is not the one its last checkpoint signed, or another key signed it
     * @throws StoreUnavailableException where it can't be read
     */
    public static SqlEvidenceLog open(Database database, KeyRing keys) {
        SqlEvidenceLog log = new SqlEvidenceLog(database, keys);
        log.head = database.read(handle -> log.load(handle.getConnection()));
        log.written = log.head;
        return log;
    }

    @Override
    public Checkpoint checkpoint() {
        return head.checkpoint();
    }

    @Override
    public Optional<Entry> entry(long index) {
        if (index < 0 || index >= covering(index).size()) {
            return Optional.empty();
        }
        return Optional.of(entries(List.of(index)).get(index));
    }

    @Override
    public Proof proof(long index) {
        return proofs(List.of(index)).get(0);
    }

    @Override
    public List<Proof> proofs(List<Long> indices) {
        LogHead against = covering(indices.stream().mapToLong(Long::longValue).max().orElse(-1));
        for (long index : indices) {
            if (index < 0 || index >= against.size()) {
                throw new IllegalArgumentException("no entry " + index + " in a log of " + against.size());
            }
        }
        Map<Long, Entry> entries = entries(indices);
        return indices.stream().map(index -> proof(entries.get(index), against)).toList();
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        LogHead against = head;
        if (from < 0 || from > to || to > against.size()) {
            throw new IllegalArgumentException("consistency needs 0 <= from <= to <= " + against.size());
        }
        return tree.consistency(from, to, (level, index) -> against.edge().subtree(level, index, tiles));
    }

    @Override
    public List<Entry> ofMessage(String message) {
        return ofMessage(message, -1, Integer.MAX_VALUE);
    }

    /** Entries that tell of a message after an index, in order, at most so many: a message of many records has many. */
    public List<Entry> ofMessage(String message, long after, int limit) {
        return database.read(h -> h.createQuery("SELECT e.idx, e.bytes FROM trace t JOIN entry e ON e.idx >= t.first AND e.idx < t.first + t.entries"
                        + " WHERE t.message = ? AND t.first + t.entries > ? AND e.idx > ? ORDER BY t.first, e.idx LIMIT ?")
                .bind(0, message).bind(1, after + 1).bind(2, after).bind(3, limit)
                .map((row, context) -> new Entry(row.getLong(1), row.getBytes(2))).list());
    }

    /** Reads all entries from an index to before another, in order; memory does not grow with their number. */
    public void read(long from, long to, Consumer<Entry> reader) {
        for (long first = from; first < to; first += PAGE) {
            long page = first;
            database.read(h -> h.createQuery("SELECT idx, bytes FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx")
                    .bind(0, page).bind(1, Math.min(to, page + PAGE)).map((row, context) -> new Entry(row.getLong(1), row.getBytes(2))).list())
                    .forEach(reader);
        }
    }

    LogGrowth grow() {
        return new LogGrowth(written, tree);
    }

    LogHead write(LogGrowth growth, WritingConnection sql) {
        return growth.write(sql, stored::head);
    }

    /** The log grows to this head, which no reader sees yet; call it before the rows can be seen that name its entries. */
    void written(LogHead next) {
        written = next;
    }

    /** Shows readers what is on disk now. */
    void publish(LogGrowth growth, LogHead next) {
        growth.keepTiles(tiles);
        recent.add(growth.entries());
        head = next;
        synchronized (published) {
            published.notifyAll();
        }
    }

    /**
     * What readers see, an entry that is written among it: who has read of it in the database waits until it is on disk, some milliseconds, and is not
     * told that there is none.
     *
     * @throws StoreUnavailableException where it does not get there in time
     */
    private LogHead covering(long index) {
        if (index < head.size() || index >= written.size()) {
            return head;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        synchronized (published) {
            for (long left = PATIENCE_MILLIS; index >= head.size() && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                try {
                    published.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    left = 0;
                }
            }
        }
        if (index >= head.size()) {
            throw new StoreUnavailableException("entry " + index + " is not on disk yet; ask again soon (E-STORE-UNAVAILABLE)", null);
        }
        return head;
    }

    /** Gives the memory of tiles back; they are read again as proofs need them. */
    void forgetTiles() {
        tiles.clear();
    }

    /** After a commit of unknown end: goes on from what the database has, where it is another than in memory. */
    void reload(Connection connection) {
        LogHead found = load(connection);
        if (found.size() != written.size()) {
            written = found;
        }
    }

    private LogHead load(Connection connection) {
        try {
            return stored.load(connection);
        } catch (SQLException e) {
            throw DatabaseFaults.translate(e);
        }
    }

    private Proof proof(Entry entry, LogHead against) {
        byte[] leaf = against.edge().subtree(0, entry.index(), tiles);
        if (!Arrays.equals(leaf, tree.leaf(entry.bytes()))) {
            throw new DamagedLogException("entry " + entry.index() + " is not the one that was hashed");
        }
        List<byte[]> path = tree.inclusion(entry.index(), against.size(), (level, index) -> against.edge().subtree(level, index, tiles));
        return new Proof(entry.index(), entry.bytes(), path, against.checkpoint().note());
    }

    private Map<Long, Entry> entries(List<Long> indices) {
        Map<Long, Entry> found = new HashMap<>();
        List<Long> cold = new ArrayList<>();
        for (Long index : indices) {
            recent.get(index).ifPresentOrElse(entry -> found.put(index, entry), () -> cold.add(index));
        }
        if (!cold.isEmpty()) {
            database.read(handle -> {
                readEntries(handle.getConnection(), cold, found);
                return null;
            });
        }
        return found;
    }

    private static void readEntries(Connection connection, List<Long> indices, Map<Long, Entry> found) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT bytes FROM entry WHERE idx = ?")) {
            for (long index : indices) {
                statement.setLong(1, index);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new DamagedLogException("entry " + index + " is missing");
                    }
                    found.put(index, new Entry(index, row.getBytes(1)));
                }
            }
        } catch (SQLException e) {
            throw DatabaseFaults.translate(e);
        }
    }
}
