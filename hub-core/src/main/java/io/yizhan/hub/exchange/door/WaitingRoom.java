package io.yizhan.hub.exchange.door;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests that asked to wait (RFC 7240 §4.3, long polls). There are fewer seats than the doors have workers, so that those who wait never
 * keep out those who don't; who finds no seat is answered at once, which waiting allows. Thread-safe.
 */
public final class WaitingRoom {

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Semaphore seats;

    /** @param seats how many may wait at the same time */
    public WaitingRoom(int seats) {
        this.seats = new Semaphore(seats);
    }

    /** What to look for. */
    interface Look<T> {
        Optional<T> look() throws Exception;
    }

    /** A seat that is held for a while. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    /** A seat to be given back, or empty where all are taken. */
    Optional<Seat> take() {
        return seats.tryAcquire() ? Optional.of(seats::release) : Optional.empty();
    }

    /** The future's result, or empty where it does not come in time. */
    <T> Optional<T> await(CompletableFuture<T> future, Duration longest) {
        boolean done = future.isDone();
        if (!done && !seats.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(future.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            if (!done) {
                seats.release();
            }
        }
    }

    /** Looks again and again until something is there or the time is over; at least once. */
    <T> Optional<T> look(Look<T> look, Duration longest) throws Exception {
        Optional<T> seen = look.look();
        if (seen.isPresent() || longest.isZero() || !seats.tryAcquire()) {
            return seen;
        }
        try {
            long end = System.nanoTime() + longest.toNanos();
            while (seen.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(GLANCE.toMillis());
                seen = look.look();
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            seats.release();
        }
    }
}
