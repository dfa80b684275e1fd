package io.yizhan.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what the write-ahead log holds into the database file, a second after there is something, so that the writer seldom has to: it alone can
 * begin the log anew, and then finds almost all copied. Thread-safe.
 */
final class CopyingBack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CopyingBack.class);
    private static final long SECONDS = 1;

    private final Database database;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "copy-back");
        daemon.setDaemon(true);
        return daemon;
    });
    private Connection connection;
    private boolean failing;

    CopyingBack(Database database) {
        this.database = database;
    }

    /** There is something to copy. Costs next to nothing. */
    void soon() {
        if (!wanted.getPlain() && wanted.compareAndSet(false, true)) {
            thread.schedule(this::copy, SECONDS, TimeUnit.SECONDS);
        }
    }

    private void copy() {
        wanted.set(false);
        try {
            if (connection == null) {
                connection = database.openWriting();
            }
            try (Statement sql = connection.createStatement()) {
                sql.execute("PRAGMA wal_checkpoint(PASSIVE)");
            }
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.warn("What was written could not be copied into the database file; it is safe in its log, and copied later", e);
            }
            failing = true;
            disconnect();
        }
    }

    private void disconnect() {
        try (Connection closed = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.warn("a connection did not close cleanly", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("copying into the database file goes on after the store was closed");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        disconnect();
    }
}
