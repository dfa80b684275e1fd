package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Event;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.PriorityBlockingQueue;
import org.jdbi.v3.core.Handle;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of the database. Work submitted at the same moment by many threads is done in one SQL transaction, its events are
 * appended to the log together, one checkpoint is signed for all, and one sync puts it on disk; then every future completes.
 * The next moment is written while the sync of the last is under way (decision 0009): it sees what that one wrote, and nobody else is told of it before.
 * A work that throws is rolled back alone (savepoint) and fails its own future only; a commit that fails fails all of its moment
 * with {@link StoreUnavailableException}, leaves log and tables as before, and the next moment tries afresh on a new connection. A sync that fails
 * fails its moment and those written since in the same way; whether they are on disk is not known then, as with any commit that was cut off.
 *
 * <p>Works of few records go before those of many, and a moment has a few of those at most: an acknowledgement, say, waits for one moment or two, however
 * much else is to be done.
 *
 * <p>Futures complete on a thread of the group commit: what depends on them there must be short, or use the {@code …Async} methods.
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

        /** Runs the action on a thread of the group commit once this moment is on disk; not at all where the work or the commit fails. */
        void afterCommit(Runnable action);
    }

    /** A finished work: its result and the checkpoint that covers its events. */
    public record Committed<T>(T result, Checkpoint checkpoint) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int WORKS_A_MOMENT = 512;
    /** Of its large works together, unless one alone has more: the length of a moment is what everyone waits for. */
    static final int RECORDS_A_MOMENT = 128;

    private final Database database;
    private final SqlEvidenceLog log;
    private final PriorityBlockingQueue<SubmittedWork<?>> waiting = new PriorityBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "group-commit");
    private final MomentSync sync;
    private final CopyingBack copying;
    private WritingConnection connection;
    /** A connection was lost: the log of the database may have a gap on disk, so that nothing may be added to it. */
    private boolean gap;
    private volatile ObjIntConsumer<Duration> watcher = (took, works) -> { };
    private volatile boolean closed;
    private volatile StoreUnavailableException lastFailure;

    private GroupCommit(Database database, SqlEvidenceLog log, MomentSync.Disk disk) {
        this.database = database;
        this.log = log;
        copying = new CopyingBack(database);
        sync = new MomentSync(disk, this::publish, (moment, cause) -> fail(moment.works(), cause));
    }

    /** Starts the writer of a database and its log; there must be no other. */
    public static GroupCommit start(Database database, SqlEvidenceLog log) {
        return start(database, log, WritingConnection::sync);
    }

    static GroupCommit start(Database database, SqlEvidenceLog log, MomentSync.Disk disk) {
        GroupCommit commit = new GroupCommit(database, log, disk);
        commit.writer.setDaemon(true);
        commit.writer.start();
        return commit;
    }

    /** Has every moment that is on disk told: how long it took, and of how many works it was. Called on a thread of the group commit. */
    public void watch(ObjIntConsumer<Duration> moments) {
        watcher = moments;
    }

    /** Hands work of a record or so to the writer. */
    public <T> CompletableFuture<Committed<T>> submit(Work<T> work) {
        return submit(1, work);
    }

    /** The same for work of many records: what has few goes before it. */
    <T> CompletableFuture<Committed<T>> submit(int records, Work<T> work) {
        SubmittedWork<T> submitted = new SubmittedWork<>(work, records);
        if (closed || !waiting.offer(submitted) || closed && waiting.remove(submitted)) {
            submitted.future().completeExceptionally(new StoreUnavailableException("the store takes no work now: it is closing (E-STORE-UNAVAILABLE)", null));
        }
        return submitted.future();
    }

    /** Submits and waits. @throws StoreUnavailableException as above; a work's own exception as cause of {@link java.util.concurrent.CompletionException} */
    public <T> Committed<T> run(Work<T> work) {
        return run(1, work);
    }

    /** The same for work of many records: what has few goes before it. @param records about as many as it writes */
    public <T> Committed<T> run(int records, Work<T> work) {
        if (isOurs()) {
            throw new IllegalStateException("the group commit can't wait for itself; use the moment at hand");
        }
        try {
            return submit(records, work).join();
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
        // Before the end: whoever submits from here on sees it, and whoever did before goes ahead of the end.
        closed = true;
        waiting.offer(SubmittedWork.end());
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOurs() {
        return Thread.currentThread() == writer || sync.isCurrent();
    }

    private void write() {
        boolean ended = false;
        while (!ended) {
            try {
                List<SubmittedWork<?>> works = next();
                ended = works.isEmpty();
                if (!ended) {
                    commit(works);
                }
            } catch (InterruptedException e) {
                LOG.warn("the writer was interrupted and goes on; close the group commit to end it");
            }
        }
        discardConnection();
        sync.close();
        copying.close();
    }

    /**
     * Waits for works and takes those of a moment: the small ones, and a large one at least, if there is any, which is done first. None where it is the
     * end.
     */
    private List<SubmittedWork<?>> next() throws InterruptedException {
        List<SubmittedWork<?>> works = new ArrayList<>();
        int records = 0;
        SubmittedWork<?> next = waiting.take();
        while (next != null && !next.isEnd()) {
            works.add(next);
            records += next.isSmall() ? 0 : next.records();
            next = works.size() < WORKS_A_MOMENT && records < RECORDS_A_MOMENT ? waiting.poll() : null;
        }
        if (next != null && !works.isEmpty()) {
            waiting.offer(next);
        }
        works.sort(Comparator.comparing(SubmittedWork::isSmall));
        return works;
    }

    private void commit(List<SubmittedWork<?>> works) {
        long start = System.nanoTime();
        WrittenMoment written;
        try {
            WritingConnection sql = connection();
            sql.begin();
            CurrentMoment moment = new CurrentMoment(sql, log.grow());
            works.forEach(work -> work.run(moment));
            LogHead head = log.write(moment.growth(), sql);
            log.written(head);
            sql.commit();
            written = new WrittenMoment(sql, moment, works, head, start);
        } catch (Throwable e) {
            discardConnection();
            fail(works, e);
            return;
        }
        sync.put(written);
    }

    private void publish(WrittenMoment written) {
        CurrentMoment moment = written.moment();
        List<SubmittedWork<?>> works = written.works();
        log.publish(moment.growth(), written.head());
        if (lastFailure != null) {
            LOG.info("the database can be written again");
            lastFailure = null;
        }
        watcher.accept(Duration.ofNanos(System.nanoTime() - written.start()), works.size());
        moment.committed();
        works.forEach(work -> work.complete(written.head().checkpoint()));
        copying.soon();
    }

    private void fail(List<SubmittedWork<?>> works, Throwable cause) {
        StoreUnavailableException failure = DatabaseFaults.unavailable("database " + database.file(), cause);
        if (lastFailure == null) {
            LOG.error("a moment of {} works could not be committed", works.size(), failure);
        }
        lastFailure = failure;
        works.forEach(work -> work.future().completeExceptionally(failure));
    }

    private WritingConnection connection() throws SQLException {
        if (connection != null && connection.isLost()) {
            discardConnection();
        }
        if (connection == null) {
            connection = new WritingConnection(database.openWriting(), database.log());
            if (gap) {
                connection.closeGap();
                gap = false;
            }
            log.reload(connection.connection());
        }
        return connection;
    }

    /** What it wrote comes to disk before; closing rolls back what is open. */
    private void discardConnection() {
        sync.await();
        gap |= connection != null && connection.isLost();
        try (WritingConnection discarded = connection) {
            connection = null;
        } catch (SQLException | IOException e) {
            LOG.warn("the writing connection did not close cleanly", e);
        }
    }
}
