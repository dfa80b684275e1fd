package io.yizhan.hub.exchange.source;

import io.yizhan.hub.department.Transport;
import io.yizhan.hub.lookup.RowLines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of one table. Names are quoted and qualified: SQLite takes a quoted name it does not know for a text, unless it is qualified.
 * Values travel as text and are compared as what their columns are. Immutable.
 */
final class FrontTable {

    /** A row. @param watermark null where the table has none @param line as {@link RowLines} writes it */
    record Row(String key, String watermark, byte[] line) {
    }

    /** How far a table is read: the watermark, and the key of the last row that had it. */
    record Position(String watermark, String key) {
    }

    /** A batch ends here, though it may have few rows. */
    private static final int MOST_BYTES = 4 << 20;
    private static final int FETCHED_AT_ONCE = 100;
    /** Columns of {@link #select} before those of the table. */
    private static final int OURS = 2;

    private final String table;
    private final String key;
    private final String progress;

    FrontTable(Transport.Table transport) {
        table = Stream.of(transport.table().split("\\.")).map(FrontTable::quoted).collect(Collectors.joining("."));
        key = quoted(transport.key());
        progress = quoted(transport.progress() instanceof Transport.Status status ? status.column()
                : ((Transport.Watermark) transport.progress()).column());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The highest watermark of the table, or null where it has no row. */
    String highest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT max(t." + progress + ") FROM " + table + " t");
                ResultSet result = select.executeQuery()) {
            return result.next() ? result.getString(1) : null;
        }
    }

    /** Rows behind a position, up to a watermark, in order. @param from null for the beginning */
    List<Row> behind(Connection connection, Position from, String upTo, int most) throws SQLException {
        String behind = from == null ? "" : " AND (t." + progress + " > ? OR (t." + progress + " = ? AND t." + key + " > ?))";
        List<String> values = new ArrayList<>(List.of(upTo));
        if (from != null) {
            values.addAll(List.of(from.watermark(), from.watermark(), from.key()));
        }
        return rows(connection, select("t." + progress) + " WHERE t." + progress + " <= ?" + behind
                + " ORDER BY t." + progress + ", t." + key + " LIMIT " + most, values);
    }

    /** Rows in a state, by key. */
    List<Row> inState(Connection connection, String state, int most) throws SQLException {
        return rows(connection, select("NULL") + " WHERE t." + progress + " = ? ORDER BY t." + key + " LIMIT " + most, List.of(state));
    }

    /** Those of some rows that are in a state. */
    List<Row> inState(Connection connection, String state, Collection<String> keys) throws SQLException {
        List<String> values = new ArrayList<>(List.of(state));
        values.addAll(keys);
        return rows(connection, select("NULL") + " WHERE t." + progress + " = ? AND t." + key + " IN ("
                + String.join(",", Collections.nCopies(keys.size(), "?")) + ")", values);
    }

    /** Sets rows from one state to another; committed by the caller. */
    void mark(Connection connection, Collection<String> keys, String from, String to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table + " AS t SET " + progress + " = ? WHERE t." + key + " = ? AND t."
                + progress + " = ?")) {
            for (String row : keys) {
                update.setString(1, to);
                update.setString(2, row);
                update.setString(3, from);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private String select(String watermark) {
        // Ours come first and are read by number: the table's own columns may have any name.
        return "SELECT t." + key + ", " + watermark + ", t.* FROM " + table + " t";
    }

    private static List<Row> rows(Connection connection, String sql, List<String> values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            for (int i = 0; i < values.size(); i++) {
                select.setString(i + 1, values.get(i));
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                for (long bytes = 0; bytes < MOST_BYTES && result.next();) {
                    Row row = new Row(result.getString(1), result.getString(2), RowLines.line(result, OURS));
                    if (row.key() == null) {
                        throw new SQLException("a row has no key; the column named as key must never be null");
                    }
                    bytes += row.line().length;
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
