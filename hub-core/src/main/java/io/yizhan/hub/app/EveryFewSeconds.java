package io.yizhan.hub.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task again and again on a thread of its own, whatever came of it the last time, until it is closed. */
final class EveryFewSeconds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EveryFewSeconds.class);
    private static final int SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "hub-timer");
        thread.setDaemon(true);
        return thread;
    });

    EveryFewSeconds(Runnable task) {
        timer.scheduleWithFixedDelay(() -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.warn("Will try again in {} s", SECONDS, failure);
            }
        }, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
