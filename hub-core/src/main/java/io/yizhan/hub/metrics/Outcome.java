package io.yizhan.hub.metrics;

import java.util.Locale;

/** What became of a record. {@code WARNED} is counted beside {@code REGISTERED} or {@code UNCHANGED}, never instead of it. */
public enum Outcome {
    RECEIVED, REGISTERED, UNCHANGED, REJECTED, PARKED, WARNED;

    /** The value of the tag {@code outcome}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
