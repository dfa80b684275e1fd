package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/** What one moment adds to the log. Of the writer's thread. */
final class LogGrowth {

    /** Makes the head of an edge: its root, signed. */
    @FunctionalInterface
    interface Signing {
        LogHead head(RightEdge edge);
    }

    private record FullTile(int level, long number, Tile tile) {
    }

    private final LogHead before;
    private final MerkleTree tree;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<FullTile> full = new ArrayList<>();

    LogGrowth(LogHead before, MerkleTree tree) {
        this.before = before;
        this.tree = tree;
    }

    long append(Event event) {
        long index = before.size() + entries.size();
        entries.add(new Entry(index, event.entry()));
        events.add(event);
        return index;
    }

    int length() {
        return entries.size();
    }

    /** Takes back what was appended after this length. */
    void cut(int length) {
        entries.subList(length, entries.size()).clear();
        events.subList(length, events.size()).clear();
    }

    List<Entry> entries() {
        return entries;
    }

    /** Writes entries, traces, full tiles and the checkpoint; the head they lead to counts once the transaction is committed. */
    LogHead write(WritingConnection sql, Signing signing) {
        if (entries.isEmpty()) {
            return before;
        }
        RightEdge edge = before.edge();
        for (Entry entry : entries) {
            sql.update("INSERT INTO entry (idx, bytes) VALUES (?, ?)", entry.index(), entry.bytes());
            edge = edge.with(tree.leaf(entry.bytes()), tree, (level, number, tile) -> full.add(new FullTile(level, number, tile)));
        }
        for (FullTile f : full) {
            sql.update("INSERT INTO tile (level, number, root, hashes) VALUES (?, ?, ?, ?)",
                    f.level(), f.number(), f.tile().root(), f.tile().hashes());
        }
        for (TraceRun run : TraceRun.of(before.size(), events)) {
            sql.update("INSERT INTO trace (message, first, entries) VALUES (?, ?, ?)", run.message(), run.first(), run.entries());
        }
        LogHead head = signing.head(edge);
        int updated = sql.update("UPDATE checkpoint SET size = ?, note = ? WHERE id = 1 AND size = ?",
                head.size(), head.checkpoint().note(), before.size());
        if (updated != 1) {
            throw new StoreUnavailableException("the evidence log grew under another writer; let one hub alone use this database"
                    + " (E-STORE-UNAVAILABLE)", null);
        }
        return head;
    }

    /** Keeps the tiles this moment filled at hand for readers; call before its head is theirs to see. */
    void keepTiles(TileCache tiles) {
        full.forEach(f -> tiles.put(f.level(), f.number(), f.tile()));
    }
}
