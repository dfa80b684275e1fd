package io.yizhan.hub.policy;

import java.time.Clock;
import java.time.Duration;

/**
 * What is left of a grant's requests a minute: a bucket of {@code perMinute} requests that refills evenly, so that a pause of a
 * minute allows a full minute's worth at once. Thread-safe.
 */
final class Allowance {

    /** One request, in the bucket's unit: a millisecond then refills {@code perMinute} units, and all arithmetic is in whole numbers. */
    private static final long REQUEST = 60_000;

    private final int perMinute;
    private final Clock clock;
    private long level;
    private long at;

    /** @param perMinute at least 1 */
    Allowance(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.level = perMinute * REQUEST;
        this.at = clock.millis();
    }

    /** Takes one request: zero where it may go on, else how long until there will be one. */
    synchronized Duration take() {
        long now = clock.millis();
        // A clock set back must neither refill nor lock out.
        long passed = Math.min(Math.max(0, now - at), REQUEST);
        at = now;
        level = Math.min(perMinute * REQUEST, level + passed * perMinute);
        if (level >= REQUEST) {
            level -= REQUEST;
            return Duration.ZERO;
        }
        return Duration.ofMillis((REQUEST - level + perMinute - 1) / perMinute);
    }
}
