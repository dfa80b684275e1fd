package io.yizhan.hub.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share a list of jobs among them, whoever is free takes the next. */
final class Crew implements AutoCloseable {

    private final int members;
    private final ExecutorService threads;

    /** What a member does with a job. */
    interface Task<T> {
        void run(int member, T job) throws Exception;
    }

    Crew(int members) {
        this.members = members;
        this.threads = Executors.newFixedThreadPool(members, task -> {
            Thread thread = new Thread(task, "load");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does all jobs; returns when the last is done. @throws IllegalStateException where one failed */
    <T> void share(List<T> jobs, Task<T> task) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int member = i;
            all.add(threads.submit(() -> {
                for (int job = next.getAndIncrement(); job < jobs.size(); job = next.getAndIncrement()) {
                    task.run(member, jobs.get(job));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a sender failed", failure.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
