package io.yizhan.hub.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A department's database, with its front table {@code front_out}. */
abstract class FrontServer implements AutoCloseable {

    static final String TABLE = "CREATE TABLE front_out (id INTEGER PRIMARY KEY, name TEXT, code TEXT, since DATE, changed INTEGER, state TEXT)";

    /** Settings of the feed's transport that lead here, secrets written into the home. */
    abstract String settings(Path home) throws Exception;

    abstract Connection connect() throws SQLException;

    /** It goes away; who is connected is cut off. */
    abstract void stop() throws Exception;

    /** It is back. */
    abstract void start() throws Exception;

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    /** Puts companies in, numbered from {@code first}; their watermark is their number. */
    void insert(int first, int count) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            rows.add("(%1$d, '青山县第%1$d号农场', '%2$s', '2024-03-01', %1$d, '0')".formatted(number, InventedRegister.code(number)));
        }
        for (int begin = 0; begin < rows.size(); begin += 1000) {
            execute("INSERT INTO front_out VALUES " + String.join(",", rows.subList(begin, Math.min(begin + 1000, rows.size()))));
        }
    }

    long count(String condition) throws SQLException {
        try (Connection connection = connect(); Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery("SELECT count(*) FROM front_out WHERE " + condition)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    /** A file. It goes away as the directory of a network drive does. */
    static final class Sqlite extends FrontServer {
        private final Path file;

        Sqlite(Path file) throws SQLException {
            this.file = file;
            execute("PRAGMA journal_mode = WAL", TABLE);
        }

        @Override
        String settings(Path home) {
            return "url: \"jdbc:sqlite:" + file + "\"";
        }

        @Override
        Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=20000");
        }

        @Override
        void stop() throws Exception {
            if (Files.exists(file)) {
                execute("PRAGMA wal_checkpoint(TRUNCATE)");
                Files.move(file, file.resolveSibling("gone"));
            }
        }

        @Override
        void start() throws Exception {
            Files.move(file.resolveSibling("gone"), file);
        }
    }
}
