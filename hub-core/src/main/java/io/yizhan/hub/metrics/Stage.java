package io.yizhan.hub.metrics;

import java.util.Locale;

/** A step of the hub's work that is timed. */
public enum Stage {
    INTAKE, SPLIT, JUDGE, SETTLE, FORWARD;

    /** The value of the tag {@code stage}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
