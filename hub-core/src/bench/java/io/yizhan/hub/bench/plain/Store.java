package io.yizhan.hub.bench.plain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * SQLite with a write-ahead log and synchronous FULL: a library row and an evidence row a message, in one commit. The pool has one
 * connection: SQLite has one writer, and waiting for a connection is cheaper than being told that the database is busy.
 */
final class Store implements AutoCloseable {

    private static final String LICENCE = """
            insert into licence (type, number, holder, body, signature, envelope) values ('business-licence', ?, ?, ?, ?, ?)
            on conflict (type, number) do update set holder = excluded.holder, body = excluded.body, signature = excluded.signature,
            envelope = excluded.envelope""";
    private static final String EVIDENCE = "insert into evidence (envelope, event, digest, signature, time) values (?, 'registered', ?, ?, ?)";

    private final HikariDataSource pool;

    Store(Path file) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table licence (type text, number text, holder text, body blob, signature blob, envelope text,"
                    + " primary key (type, number)) without rowid");
            statement.execute("create index licence_of_holder on licence (holder, type)");
            statement.execute("create table evidence (row integer primary key, envelope text, event text, digest blob, signature blob, time integer)");
            statement.execute("create index evidence_of_envelope on evidence (envelope)");
            connection.commit();
        }
    }

    void put(String envelope, Licence licence, byte[] body, byte[] digest, byte[] signature) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try (PreparedStatement put = connection.prepareStatement(LICENCE); PreparedStatement note = connection.prepareStatement(EVIDENCE)) {
                put.setString(1, licence.code());
                put.setString(2, licence.code());
                put.setBytes(3, body);
                put.setBytes(4, signature);
                put.setString(5, envelope);
                put.executeUpdate();
                note.setString(1, envelope);
                note.setBytes(2, digest);
                note.setBytes(3, signature);
                note.setLong(4, System.currentTimeMillis());
                note.executeUpdate();
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
