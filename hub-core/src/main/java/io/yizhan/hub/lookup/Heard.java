package io.yizhan.hub.lookup;

import java.time.Duration;
import java.time.Instant;

/**
 * What one department that keeps its data said of one holder.
 *
 * @param always     whether it is to be asked each time, so that nothing of it holds that it does not confirm
 * @param asOf       when it was asked, or null where it is {@code SILENT}
 * @param retryAfter of a silent one: when to ask again; else null
 */
record Heard(String department, boolean always, Kind kind, Instant asOf, Duration retryAfter) {

    /** How it answered. */
    enum Kind {
        /** With records; they are settled. */
        FOUND,
        /** That it has none. */
        NONE,
        /** Not at all, not in time, or not in a way that can be understood. */
        SILENT
    }

    static final Duration SOON = Duration.ofSeconds(1);

    boolean is(Kind other) {
        return kind == other;
    }
}
