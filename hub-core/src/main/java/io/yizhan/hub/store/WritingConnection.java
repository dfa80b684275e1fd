package io.yizhan.hub.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The connection that writes, its prepared statements kept open. Of the writer's thread alone, but for {@link #sync}; after any failure of begin,
 * commit or sync it is closed.
 */
final class WritingConnection implements AutoCloseable {

    private final Connection connection;
    private final Handle handle;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Path log;
    private FileChannel logChannel;
    private volatile boolean lost;

    /** @param log the database's write-ahead log, which is there once something was read */
    WritingConnection(Connection connection, Path log) {
        this.connection = connection;
        this.log = log;
        this.handle = Jdbi.open(connection);
    }

    Connection connection() {
        return connection;
    }

    Handle handle() {
        return handle;
    }

    /** BEGIN IMMEDIATE, as the connection's transaction mode says: the driver begins and commits by this switch. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Takes back what was done since {@link #begin}, and is where it was then. */
    void startAgain() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw DatabaseFaults.translate(e);
        }
    }

    /** Brings to disk what was committed. Of the thread that syncs. */
    void sync() throws IOException {
        if (logChannel == null) {
            logChannel = FileChannel.open(log, StandardOpenOption.WRITE);
        }
        logChannel.force(false);
    }

    /** A sync failed: what was committed since the last may be on disk or not, or in part. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /**
     * Has all that the write-ahead log holds copied into the database file, synced, and begins it anew. A log of which a part may be missing on disk
     * would end there when it is read after a crash, whatever was added to it and synced since.
     */
    void closeGap() throws SQLException {
        boolean busy = query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1) != 0).get(0);
        if (busy) {
            throw new SQLException("the write-ahead log is in use; it must be begun anew after a sync that failed");
        }
    }

    int update(String sql, Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw DatabaseFaults.translate(e);
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>(1);
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            forget(sql);
            throw DatabaseFaults.translate(e);
        }
    }

    /** The open statement of this text, its values set: text, whole numbers, bytes or null. */
    PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The driver closes a statement that failed. */
    private void forget(String sql) {
        statements.remove(sql);
    }

    @Override
    public void close() throws SQLException, IOException {
        statements.clear();
        try (FileChannel closed = logChannel) {
            connection.close();
        }
    }
}
