package io.yizhan.hub.metrics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Meters of one name, by the values of their tags: found without touching the registry once made. At most {@link #MOST} combinations
 * are kept; values seen after that are counted together as {@code other}, so no caller can flood the registry.
 */
final class MeterFamily<M> {

    static final int MOST = 500;
    private static final String OTHER = "other";

    private final Map<List<String>, M> meters = new ConcurrentHashMap<>();
    private final Function<List<String>, M> maker;

    /** @param maker makes, or finds in the registry, the meter with these tag values */
    MeterFamily(Function<List<String>, M> maker) {
        this.maker = maker;
    }

    M of(String... values) {
        List<String> key = List.of(values);
        M known = meters.get(key);
        if (known != null) {
            return known;
        }
        List<String> kept = meters.size() < MOST ? key : Collections.nCopies(values.length, OTHER);
        return meters.computeIfAbsent(kept, maker);
    }

    /** The meters made so far, by tag values. */
    Map<List<String>, M> all() {
        return Collections.unmodifiableMap(meters);
    }
}
