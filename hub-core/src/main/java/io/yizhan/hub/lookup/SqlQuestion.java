package io.yizhan.hub.lookup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Asks by a database query; the holder's code is a bound parameter and never part of the query's text. */
final class SqlQuestion implements Question {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final int MOST_ROWS = 1000;
    /** Less is not allowed by the pool. */
    private static final long LEAST_CONNECT_MILLIS = 250;

    private final LiveQuestion.Sql sql;
    private final Transport.Live live;
    private final SecretFile password;
    private final BoundQuery query;
    private final ScheduledExecutorService timer;
    private HikariDataSource pool;

    /** @param timer cancels queries that take too long */
    SqlQuestion(LiveQuestion.Sql sql, Transport.Live live, SecretFile password, ScheduledExecutorService timer) {
        this.sql = sql;
        this.live = live;
        this.password = password;
        this.timer = timer;
        this.query = BoundQuery.of(sql.query());
    }

    @Override
    public Optional<byte[]> ask(String holderCode, Deadline deadline) throws NoAnswerException {
        try (Connection connection = pool().getConnection(); PreparedStatement statement = connection.prepareStatement(query.text())) {
            statement.setMaxRows(MOST_ROWS);
            for (int i = 1; i <= query.parameters(); i++) {
                statement.setString(i, holderCode);
            }
            ScheduledFuture<?> cancel = timer.schedule(() -> cancel(statement), deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                return lines(rows);
            } finally {
                cancel.cancel(false);
            }
        } catch (SQLException e) {
            throw deadline.left().isZero() ? NoAnswerException.late(e) : new NoAnswerException("SQL state " + e.getSQLState(), e);
        }
    }

    /** Empty where there is no row. */
    private static Optional<byte[]> lines(ResultSet rows) throws SQLException, NoAnswerException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (rows.next()) {
            lines.writeBytes(RowLines.line(rows, 0));
            if (lines.size() > HttpExchange.MOST_BYTES) {
                throw new NoAnswerException("the answer has more than " + HttpExchange.MOST_BYTES + " bytes", null);
            }
        }
        return lines.size() == 0 ? Optional.empty() : Optional.of(lines.toByteArray());
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException over) {
            // it ended in the same moment, and who asked has its answer or its failure
        }
    }

    /** Made when first needed: the database may be away when the hub starts. */
    private synchronized HikariDataSource pool() throws NoAnswerException {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("lookup");
            config.setJdbcUrl(url());
            config.setUsername(sql.database().user());
            config.setPassword(password.read());
            config.setMaximumPoolSize(live.concurrent());
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            config.setConnectionTimeout(Math.max(LEAST_CONNECT_MILLIS, live.timeout().toMillis()));
            if (sql.database().url().startsWith("jdbc:postgresql:")) {
                // A server that is gone without a word can't be told to cancel. Whole seconds only.
                config.addDataSourceProperty("socketTimeout", String.valueOf(live.timeout().toSeconds() + 1));
            }
            try {
                pool = new HikariDataSource(config);
            } catch (RuntimeException e) {
                throw new NoAnswerException("there is no driver for the JDBC URL", e);
            }
        }
        return pool;
    }

    /** A relative path of SQLite is below the hub's home. */
    private String url() throws NoAnswerException {
        String url = sql.database().url();
        if (!url.startsWith(SQLITE)) {
            return url;
        }
        Path file = password.home().resolve(url.substring(SQLITE.length()));
        // The driver would make an empty database of a file that is not there.
        if (!Files.isRegularFile(file)) {
            throw new NoAnswerException("the SQLite file is not there; see that its directory is mounted", null);
        }
        return SQLITE + file;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
