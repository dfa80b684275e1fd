package io.yizhan.hub.lookup;

import java.time.Duration;

/** A moment of the process's monotonic clock by which something must be done. */
public record Deadline(long nanos) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left until then; zero once it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
