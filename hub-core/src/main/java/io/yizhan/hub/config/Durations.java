package io.yizhan.hub.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: a whole number and {@code ms}, {@code s}, {@code m} or {@code h}, e.g. {@code 400ms}. */
final class Durations {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    private Durations() {
    }

    /** The duration; the fallback where the key is absent or its fault was told. */
    static Duration read(Section section, String key, Duration fallback, Duration least, Duration most) {
        String text = section.has(key) ? section.text(key) : null;
        if (text == null) {
            return fallback;
        }
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            section.fault(key, "E-CONFIG-DURATION", "is no duration; write a whole number and ms, s, m or h, e.g. " + text(fallback));
            return fallback;
        }
        Duration read = UNITS.get(duration.group(2)).multipliedBy(Long.parseLong(duration.group(1)));
        if (read.compareTo(least) < 0 || read.compareTo(most) > 0) {
            section.fault(key, "E-CONFIG-RANGE", "must be from " + text(least) + " to " + text(most));
            return fallback;
        }
        return read;
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 != 0 ? millis + "ms" : millis / 1000 + "s";
    }
}
