package io.yizhan.hub.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the departments that keep licences of one type said of one holder; nothing where none keeps them, or none had to be asked. */
public final class Sought {

    /** Nobody was asked. */
    public static final Sought NOBODY = new Sought(List.of());

    private final List<Heard> heard;

    Sought(List<Heard> heard) {
        this.heard = List.copyOf(heard);
    }

    /** When the department was asked, the earliest where there are several; empty where none answered. */
    public Optional<Instant> asOf() {
        return heard.stream().filter(h -> !h.is(Heard.Kind.SILENT)).map(Heard::asOf).min(Comparator.naturalOrder());
    }

    /** Whole seconds, at least 1, after which to ask again; empty where every department answered. */
    public Optional<Long> retryAfter() {
        return heard.stream().filter(h -> h.is(Heard.Kind.SILENT)).map(Heard::retryAfter).max(Comparator.naturalOrder()).map(Sought::seconds);
    }

    /** False for a department that is asked each time and did not confirm that it has any: what the library holds of it may be out of date. */
    public boolean confirms(String department) {
        return heard.stream().noneMatch(h -> h.always() && h.department().equals(department) && !h.is(Heard.Kind.FOUND));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, (duration.toMillis() + 999) / 1000);
    }
}
