package io.yizhan.hub.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts written moments on disk, in their order, while the writer is at the next: one sync for all that were written during the last one. Nobody
 * hears of a moment before. Where a sync fails, all that was written by the same connection and is not on disk yet has failed with it.
 */
final class MomentSync implements AutoCloseable {

    /** Brings to disk what a connection wrote. */
    @FunctionalInterface
    interface Disk {
        /** @throws IOException where it can't be said to be there */
        void sync(WritingConnection connection) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(MomentSync.class);
    /** Moments written ahead of the disk at most. */
    private static final int MOST_AHEAD = 32;

    private final Disk disk;
    private final Consumer<WrittenMoment> onDisk;
    private final BiConsumer<WrittenMoment, IOException> failed;
    private final Thread thread = new Thread(this::run, "group-sync");
    private final List<WrittenMoment> waiting = new ArrayList<>();
    private boolean syncing;
    private boolean ending;

    /** @param onDisk and @param failed are told of each moment, on this one's own thread */
    MomentSync(Disk disk, Consumer<WrittenMoment> onDisk, BiConsumer<WrittenMoment, IOException> failed) {
        this.disk = disk;
        this.onDisk = onDisk;
        this.failed = failed;
        thread.setDaemon(true);
        thread.start();
    }

    /** True on the thread that tells. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Takes a moment over; waits while the disk is far behind. */
    synchronized void put(WrittenMoment moment) {
        while (waiting.size() == MOST_AHEAD) {
            pause();
        }
        waiting.add(moment);
        notifyAll();
    }

    /** Waits until nothing that was put is on its way any more. */
    synchronized void await() {
        while (syncing || !waiting.isEmpty()) {
            pause();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            ending = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<WrittenMoment> next = take(); !next.isEmpty(); next = take()) {
            sync(next);
        }
    }

    private synchronized List<WrittenMoment> take() {
        syncing = false;
        notifyAll();
        while (waiting.isEmpty() && !ending) {
            pause();
        }
        List<WrittenMoment> all = List.copyOf(waiting);
        waiting.clear();
        syncing = !all.isEmpty();
        return all;
    }

    /** All of them are of one connection: the writer has another only after {@link #await}. */
    private void sync(List<WrittenMoment> moments) {
        WritingConnection connection = moments.get(0).connection();
        try {
            if (connection.isLost()) {
                throw new IOException("what was written before could not be brought to disk");
            }
            disk.sync(connection);
        } catch (IOException e) {
            connection.lose();
            moments.forEach(moment -> failed.accept(moment, e));
            return;
        }
        moments.forEach(onDisk);
    }

    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            LOG.warn("a thread of the group commit was interrupted and goes on; close it to end it");
        }
    }
}
