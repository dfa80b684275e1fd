package io.yizhan.hub.exchange.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a table can be read without passing over a row: a transaction that is slow to commit brings rows whose watermark is lower than
 * some already seen. So rows are read only up to the highest mark that was there a while ago. Needs no clock of the database and no order
 * but equality of marks. For one thread.
 */
final class Horizon {

    private record Seen(Instant at, String highest) {
    }

    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Duration lag;
    private final Clock clock;

    Horizon(Duration lag, Clock clock) {
        this.lag = lag;
        this.clock = clock;
    }

    /** The highest mark that has been there for the lag, or null where none has. @param highest the highest mark now, or null for an empty table */
    String behind(String highest) {
        Instant now = clock.instant();
        if (highest != null && (seen.isEmpty() || !seen.peekLast().highest().equals(highest))) {
            seen.addLast(new Seen(now, highest));
        }
        Seen settled = null;
        while (!seen.isEmpty() && !seen.peekFirst().at().isAfter(now.minus(lag))) {
            settled = seen.pollFirst();
        }
        if (settled == null) {
            return null;
        }
        seen.addFirst(settled);
        return settled.highest();
    }
}
