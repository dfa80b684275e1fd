package io.yizhan.hub.store;

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

/** The connection that writes, its prepared statements kept open. Of the writer's thread alone; after any failure of begin or commit it is closed. */
final class WritingConnection implements AutoCloseable {

    private final Connection connection;
    private final Handle handle;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    WritingConnection(Connection connection) {
        this.connection = connection;
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
    public void close() throws SQLException {
        statements.clear();
        connection.close();
    }
}
