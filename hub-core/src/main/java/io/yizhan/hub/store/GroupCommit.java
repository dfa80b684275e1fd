package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of the database. Work submitted at the same moment by many threads is done in one SQL transaction, its events are
 * appended to the log together, one checkpoint is signed for all, and one sync puts it on disk; then every future completes.
 * A work that throws is rolled back alone (savepoint) and fails its own future only; a commit that fails fails all of its moment
 * with {@link StoreUnavailableException}, leaves log and tables as before, and the next moment tries afresh on a new connection.
 *
 * <p>Futures complete on the writer's thread: what depends on them there must be short, or use the {@code …Async} methods.
 */
public final class GroupCommit implements AutoCloseable {

    /** One unit of work; runs on the writer's thread, short, no I/O of its own. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Moment moment) throws Exception;
    }

    /** What a unit of work may do. */
    public interface Moment {
        /** The writing connection, inside the moment's transaction. */
        Handle sql();

        /**
         * Changes rows through a prepared statement kept open: the quick way.
         *
         * @param sql    a constant: each text keeps a statement
         * @param values text, whole numbers, bytes or null
         * @return rows changed
         * @throws IllegalStateException where the database refuses it, a constraint say: the work fails alone
         */
        int update(String sql, Object... values);

        /** Reads rows through a prepared statement kept open, seeing what this moment wrote. Values and errors as above. */
        <T> List<T> query(String sql, Row<T> row, Object... values);

        /** Appends an event and returns its index in the log. */
        long append(Event event);

        /** Runs the action on the writer thread once this moment is on disk; not at all where the work or the commit fails. */
        void afterCommit(Runnable action);
    }

    /** A finished work: its result and the checkpoint that covers its events. */
    public record Committed<T>(T result, Checkpoint checkpoint) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int WORKS_A_MOMENT = 512;
    private static final int WAITING_WORKS = 4096;
    private static final SubmittedWork<Void> STOP = new SubmittedWork<>(moment -> null);

    private final Database database;
    private final SqlEvidenceLog log;
    private final BlockingQueue<SubmittedWork<?>> waiting = new ArrayBlockingQueue<>(WAITING_WORKS);
    private final Thread writer = new Thread(this::write, "group-commit");
    private WritingConnection connection;
    private volatile ObjIntConsumer<Duration> watcher = (took, works) -> { };
    private volatile boolean closed;
    private volatile StoreUnavailableException lastFailure;

    private GroupCommit(Database database, SqlEvidenceLog log) {
        this.database = database;
        this.log = log;
    }

    /** Starts the writer of a database and its log; there must be no other. */
    public static GroupCommit start(Database database, SqlEvidenceLog log) {
        GroupCommit commit = new GroupCommit(database, log);
        commit.writer.setDaemon(true);
        commit.writer.start();
        return commit;
    }

    /** Has every moment that is on disk told: how long it took, and of how many works it was. Called on the writer's thread. */
    public void watch(ObjIntConsumer<Duration> moments) {
        watcher = moments;
    }

    /** Hands work to the writer; waits while its queue is full. */
    public <T> CompletableFuture<Committed<T>> submit(Work<T> work) {
        SubmittedWork<T> submitted = new SubmittedWork<>(work);
        if (closed || !enqueue(submitted) || closed && waiting.remove(submitted)) {
            submitted.future().completeExceptionally(new StoreUnavailableException("the store takes no work now: it is closing (E-STORE-UNAVAILABLE)", null));
        }
        return submitted.future();
    }

    /** Submits and waits. @throws StoreUnavailableException as above; a work's own exception as cause of {@link java.util.concurrent.CompletionException} */
    public <T> Committed<T> run(Work<T> work) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("the writer can't wait for itself; use the moment at hand");
        }
        try {
            return submit(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    /** Why the last moment failed, or empty where it is on disk. Costs nothing. */
    public Optional<StoreUnavailableException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Writes and syncs a row, to know that the database can. @throws StoreUnavailableException where it can't */
    public void probe() {
        run(moment -> moment.update("UPDATE checkpoint SET note = note WHERE id = 1"));
    }

    /**
     * Empties what may be asked for again: pages of the database, up to 96 MiB, and tiles of the log, up to 13 MiB. It all fills again as it is used.
     *
     * @throws StoreUnavailableException where the database can't be written
     */
    public void emptyCaches() {
        run(moment -> moment.sql().execute("PRAGMA shrink_memory"));
        database.renewReaders();
        log.forgetTiles();
    }

    /** Does the work handed over so far, then ends. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        // Before STOP: whoever submits from here on sees it, and whoever did before stands ahead of STOP.
        closed = true;
        if (enqueue(STOP)) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean enqueue(SubmittedWork<?> work) {
        if (Thread.currentThread() == writer) {
            return waiting.offer(work);
        }
        try {
            waiting.put(work);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        List<SubmittedWork<?>> works = new ArrayList<>(WORKS_A_MOMENT);
        boolean stopping = false;
        while (!stopping || !waiting.isEmpty()) {
            try {
                works.clear();
                works.add(waiting.take());
                waiting.drainTo(works, WORKS_A_MOMENT - 1);
                stopping |= works.remove(STOP);
                commit(works);
            } catch (InterruptedException e) {
                LOG.warn("the writer was interrupted and goes on; close the group commit to end it");
            }
        }
        discardConnection();
    }

    private void commit(List<SubmittedWork<?>> works) {
        long start = System.nanoTime();
        LogHead head;
        CurrentMoment moment;
        try {
            WritingConnection sql = connection();
            sql.begin();
            moment = new CurrentMoment(sql, log.grow());
            for (SubmittedWork<?> work : works) {
                work.run(moment);
            }
            head = log.write(moment.growth(), sql);
            sql.commit();
        } catch (Throwable e) {
            fail(works, e);
            return;
        }
        log.publish(moment.growth(), head);
        if (lastFailure != null) {
            LOG.info("the database can be written again");
            lastFailure = null;
        }
        watcher.accept(Duration.ofNanos(System.nanoTime() - start), works.size());
        moment.committed();
        works.forEach(work -> work.complete(head.checkpoint()));
    }

    private void fail(List<SubmittedWork<?>> works, Throwable cause) {
        discardConnection();
        StoreUnavailableException failure = DatabaseFaults.unavailable("database " + database.file(), cause);
        if (lastFailure == null) {
            LOG.error("a moment of {} works could not be committed", works.size(), failure);
        }
        lastFailure = failure;
        works.forEach(work -> work.future().completeExceptionally(failure));
    }

    private WritingConnection connection() throws SQLException {
        if (connection == null) {
            WritingConnection opened = new WritingConnection(database.openWriting());
            connection = opened;
            log.reload(opened.connection());
        }
        return connection;
    }

    /** Closing rolls back what is open. */
    private void discardConnection() {
        try (WritingConnection discarded = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.warn("the writing connection did not close cleanly", e);
        }
    }
}
