package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.store.Message;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The way into the intake while configurations come and go. A message is read by the feed that is in force when it comes in, and that feed stays in
 * force until the message is settled: whoever changes a department first holds its turnstile and sees that nothing of it is under way.
 * Thread-safe.
 */
final class Turnstile implements Intake {

    private final Intake intake;
    private final Departments departments;
    private final ConcurrentMap<String, ReadWriteLock> locks = new ConcurrentHashMap<>();

    Turnstile(Intake intake, Departments departments) {
        this.intake = intake;
        this.departments = departments;
    }

    @Override
    public Message receive(Department department, Feed feed, InputStream body, Origin origin)
            throws RefusedMessageException, UnreadableMessageException, IOException {
        Lock passing = lock(department.id()).readLock();
        passing.lock();
        try {
            Optional<Department> inForce = departments.find(department.id());
            Feed reading = inForce.flatMap(d -> d.feed(feed.id())).orElseThrow(() -> new IntakeClosedException(
                    "the feed was taken out of the configuration; nothing was kept", null));
            return intake.receive(inForce.get(), reading, body, origin);
        } finally {
            passing.unlock();
        }
    }

    /**
     * Lets nobody of these departments in until the hold is closed; who comes waits.
     *
     * @param patience for each department whose message is just coming in
     * @return the hold, to be closed by the thread that got it; empty where a message took longer to come in
     */
    Optional<Hold> hold(Collection<String> departments, Duration patience) throws InterruptedException {
        List<Lock> held = new ArrayList<>();
        for (String department : departments.stream().sorted().toList()) {
            Lock lock = lock(department).writeLock();
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                held.forEach(Lock::unlock);
                return Optional.empty();
            }
            held.add(lock);
        }
        return Optional.of(() -> held.forEach(Lock::unlock));
    }

    /** A turnstile held. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private ReadWriteLock lock(String department) {
        return locks.computeIfAbsent(department, id -> new ReentrantReadWriteLock());
    }
}
