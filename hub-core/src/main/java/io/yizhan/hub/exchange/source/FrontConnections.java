package io.yizhan.hub.exchange.source;

import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.exchange.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects to departments' databases, one connection for each look: no idle connection weighs on the department, none goes stale while its
 * database restarts, and the password is read anew. Each wait is bounded. Thread-safe.
 */
public final class FrontConnections {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "60";
    private static final String BUSY_MILLIS = "5000";
    private static final String MOST_OF_ONE_RESULT = "64M";

    private final Secrets secrets;

    public FrontConnections(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * A new connection in a transaction of its own: nothing is written before its commit.
     *
     * @throws IOException  where the secret or the SQLite file is not there
     * @throws SQLException where the database does not answer or refuses
     */
    public Connection open(FrontDatabase database) throws IOException, SQLException {
        Connection connection = database.url().startsWith(SQLITE) ? sqlite(database) : postgres(database);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What is wrong with a database, for those who operate it; without the message where it may show a row's values (SQLState 22 and 23). */
    public static String reason(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String text = state.startsWith("22") || state.startsWith("23") ? "a value was refused" : firstLine(failure);
        return "the database says: " + text + (state.isEmpty() ? "" : " (SQLState " + state + ")");
    }

    private static String firstLine(SQLException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage().lines().findFirst().orElse("");
    }

    private Connection sqlite(FrontDatabase database) throws IOException, SQLException {
        String path = database.url().substring(SQLITE.length()).replaceFirst("[?].*$", "");
        Path file = secrets.inHome(path);
        // The driver would make an empty database of a file that is not there.
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(path, null, "there is no such database; see that its directory is mounted");
        }
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        return DriverManager.getConnection(SQLITE + file, settings);
    }

    private Connection postgres(FrontDatabase database) throws IOException, SQLException {
        Properties settings = new Properties();
        if (database.user() != null) {
            settings.setProperty("user", database.user());
        }
        if (database.passwordFile() != null) {
            settings.setProperty("password", secrets.text(database.passwordFile()));
        }
        settings.setProperty("ApplicationName", "yizhan");
        settings.setProperty("connectTimeout", CONNECT_SECONDS);
        settings.setProperty("loginTimeout", CONNECT_SECONDS);
        settings.setProperty("socketTimeout", ANSWER_SECONDS);
        settings.setProperty("maxResultBuffer", MOST_OF_ONE_RESULT);
        // What was read as text is compared as what its column is.
        settings.setProperty("stringtype", "unspecified");
        return DriverManager.getConnection(database.url(), settings);
    }
}
