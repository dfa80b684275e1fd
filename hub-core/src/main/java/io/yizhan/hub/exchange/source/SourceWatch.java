package io.yizhan.hub.exchange.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which sources, or targets, answer. One that does not is normal weather: it is told in the log once when it goes and once when it is back, asked
 * less and less often in between, and shown as data of its department's health. By route id. Thread-safe.
 */
public final class SourceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** A source that does not answer. @param failures in a row @param next when it is asked again */
    private record Asleep(String reason, Instant since, int failures, Instant next) {
    }

    private final Map<String, Asleep> asleep = new ConcurrentHashMap<>();
    private final Clock clock;
    private final String what;

    public SourceWatch(Clock clock) {
        this(clock, "source");
    }

    /** @param what it is that answers or does not, as the log calls it */
    public SourceWatch(Clock clock, String what) {
        this.clock = clock;
        this.what = what;
    }

    /** Whether to ask the source now: always while it answers, else when its pause is over. */
    public boolean isDue(String route) {
        Asleep known = asleep.get(route);
        return known == null || !clock.instant().isBefore(known.next());
    }

    /** It answered. */
    public void answered(String route) {
        Asleep known = asleep.remove(route);
        if (known != null) {
            LOG.info("{}: the {} answers again, after {} failures since {}", route, what, known.failures(), known.since());
        }
    }

    /**
     * It did not. The pause doubles with each failure, from the feed's own interval to five minutes.
     *
     * @param reason what is wrong and the cure, without any secret or personal value
     */
    public void failed(String route, Duration interval, String reason) {
        Instant now = clock.instant();
        asleep.compute(route, (id, known) -> {
            int failures = known == null ? 1 : known.failures() + 1;
            if (known == null || !known.reason().equals(reason)) {
                LOG.warn("{}: the {} does not answer: {}; the hub keeps asking, ever less often", route, what, reason);
            }
            return new Asleep(reason, known == null ? now : known.since(), failures, now.plus(pause(interval, failures)));
        });
    }

    private static Duration pause(Duration interval, int failures) {
        Duration most = interval.compareTo(LONGEST_PAUSE) > 0 ? interval : LONGEST_PAUSE;
        Duration pause = interval.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(most) > 0 ? most : pause;
    }

    /** Why a source does not answer, and since when; empty where it does, or was not asked yet. */
    public Optional<String> trouble(String route) {
        return Optional.ofNullable(asleep.get(route)).map(a -> "asleep since " + a.since() + ": " + a.reason());
    }

    /** The troubles of all routes whose id begins so, by route id. */
    public SortedMap<String, String> troubles(String prefix) {
        SortedMap<String, String> troubles = new TreeMap<>();
        asleep.keySet().stream().filter(route -> route.startsWith(prefix)).forEach(route -> trouble(route).ifPresent(t -> troubles.put(route, t)));
        return troubles;
    }
}
