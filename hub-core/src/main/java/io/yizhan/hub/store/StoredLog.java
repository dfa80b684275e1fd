package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.MerkleTree;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.Signer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the head of the log back from disk: at most 255 entries and 255 tile roots a level, however long the log, and refuses where
 * they do not give the root that the checkpoint signed.
 */
final class StoredLog {

    private record Numbered(long number, byte[] bytes) {
    }

    private final MerkleTree tree;
    private final NoteKey key;
    private final Signer signer;

    StoredLog(MerkleTree tree, NoteKey key, Signer signer) {
        this.tree = tree;
        this.key = key;
        this.signer = signer;
    }

    /** @throws DamagedLogException where entries, tiles and checkpoint do not belong together */
    LogHead load(Connection connection) throws SQLException {
        String note = note(connection);
        if (note.isEmpty()) {
            requireNone(connection);
            return head(RightEdge.empty());
        }
        Checkpoint checkpoint = open(note);
        RightEdge edge = new RightEdge(checkpoint.size(), edge(connection, checkpoint.size()));
        if (!Arrays.equals(root(edge), checkpoint.root())) {
            throw new DamagedLogException("its entries do not give the root of its last checkpoint, size " + checkpoint.size());
        }
        return new LogHead(checkpoint, edge);
    }

    /** The signed head of an edge. */
    LogHead head(RightEdge edge) {
        return new LogHead(Checkpoint.sign(edge.size(), root(edge), key, signer), edge);
    }

    /** The root needs the edge alone: every largest complete subtree ends there. */
    private byte[] root(RightEdge edge) {
        return tree.root(edge.size(), (level, index) -> edge.subtree(level, index, null));
    }

    private Checkpoint open(String note) {
        try {
            return Checkpoint.open(note, List.of(key));
        } catch (InvalidSignatureException e) {
            throw new DamagedLogException("its last checkpoint is not signed by the key " + key.vkey(), e);
        }
    }

    private Tile[] edge(Connection connection, long size) throws SQLException {
        Tile[] edge = RightEdge.empty().tiles();
        for (int level = 0; size >> (Tile.HEIGHT * level) > 0; level++) {
            long count = size >> (Tile.HEIGHT * level);
            int filling = (int) (count & (Tile.WIDTH - 1));
            List<byte[]> hashes = level == 0 ? leaves(connection, count - filling) : roots(connection, level - 1, count - filling);
            if (hashes.size() != filling) {
                throw new DamagedLogException("level " + level + " holds " + (count - filling + hashes.size()) + " hashes, its last checkpoint says "
                        + count);
            }
            edge[level] = filling == 0 ? null : new Tile();
            for (int i = 0; i < filling; i++) {
                edge[level].set(i, hashes.get(i), tree);
            }
        }
        return edge;
    }

    private List<byte[]> leaves(Connection connection, long from) throws SQLException {
        return consecutive(from, rows(connection, "SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx", from))
                .stream().map(tree::leaf).toList();
    }

    private static List<byte[]> roots(Connection connection, int level, long from) throws SQLException {
        return consecutive(from, rows(connection, "SELECT number, root FROM tile WHERE level = " + level + " AND number >= ? ORDER BY number", from));
    }

    private static List<byte[]> consecutive(long from, List<Numbered> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() != from + i) {
                throw new DamagedLogException("row " + (from + i) + " is missing");
            }
        }
        return rows.stream().map(Numbered::bytes).toList();
    }

    private static List<Numbered> rows(Connection connection, String sql, long from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, from);
            List<Numbered> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Numbered(rows.getLong(1), rows.getBytes(2)));
                }
            }
            return found;
        }
    }

    private static String note(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT note FROM checkpoint WHERE id = 1");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new DamagedLogException("its checkpoint is missing");
            }
            return row.getString(1);
        }
    }

    private static void requireNone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT idx FROM entry LIMIT 1"); ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new DamagedLogException("it holds entries but no checkpoint");
            }
        }
    }
}
