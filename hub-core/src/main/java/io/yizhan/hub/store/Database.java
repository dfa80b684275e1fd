package io.yizhan.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database: SQLite in {@code <home>/data/hub.db} with a write-ahead log; migrated by Flyway when opened. One connection writes
 * (the group commit's), a small pool reads. A commit is in the log when it returns, and on disk when the log is synced: the group commit does that
 * (decision 0009). Thread-safe.
 */
public final class Database implements AutoCloseable {

    /** How long a statement waits for a lock held by another process. */
    static final int BUSY_MILLIS = 2_000;
    private static final int READERS = 6;
    private static final int READER_CACHE_KIB = 8 * 1024;
    private static final int WRITER_CACHE_KIB = 48 * 1024;
    /** Pages of 4 KiB in the log before the writer begins it anew: what is copied back beside it leaves it little to do then. */
    private static final int CHECKPOINT_PAGES = 16_000;
    private static final int LOG_BYTES_KEPT = 64 << 20;

    private final Path file;
    private final HikariDataSource pool;
    private final Jdbi reading;

    private Database(Path file, HikariDataSource pool) {
        this.file = file;
        this.pool = pool;
        this.reading = Jdbi.create(pool);
    }

    /** Opens, making and migrating what is missing. @throws StoreUnavailableException where it can't */
    public static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Migrations.apply(source(file, writing()));
            return new Database(file, pool(file));
        } catch (IOException | FlywayException | HikariPool.PoolInitializationException e) {
            throw new StoreUnavailableException("database " + file + " can't be opened: " + DatabaseFaults.said(e).orElse(e.getMessage())
                    + "; see that its disk is writable, that no other process locks it, and that it is whole (E-STORE-UNAVAILABLE)", e);
        }
    }

    /** For reading; never write through it. */
    public Jdbi reading() {
        return reading;
    }

    /** Reads, and says so where the database can't be read. @throws StoreUnavailableException full, locked, damaged or out of reach */
    public <T> T read(HandleCallback<T, RuntimeException> reads) {
        try {
            return reading.withHandle(reads);
        } catch (JdbiException e) {
            throw DatabaseFaults.unavailable("database " + file, e);
        }
    }

    /** A new connection for the one writer. */
    Connection openWriting() throws SQLException {
        return source(file, writing()).getConnection();
    }

    /** Closes the reading connections that are not in use, and with them their caches; those in use when they are given back. */
    void renewReaders() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    Path file() {
        return file;
    }

    /** The write-ahead log. */
    Path log() {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(Path file) {
        SQLiteConfig config = common();
        config.setCacheSize(-READER_CACHE_KIB);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("hub-reading");
        pool.setDataSource(source(file, config));
        pool.setConnectionInitSql("PRAGMA query_only = ON");
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
        return new HikariDataSource(pool);
    }

    private static SQLiteConfig writing() {
        SQLiteConfig config = common();
        config.setCacheSize(-WRITER_CACHE_KIB);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // Else the driver asks for the last row number after every insert.
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_MODE, "WAL");
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.setJournalSizeLimit(LOG_BYTES_KEPT);
        return config;
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
