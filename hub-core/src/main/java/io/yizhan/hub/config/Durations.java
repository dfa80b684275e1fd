package io.yizhan.hub.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as configuration writes them: {@code 400ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
final class Durations {

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h)");

    private Durations() {
    }

    /** @param fallback where the key is absent or its fault was told */
    static Duration read(Section section, String key, Duration fallback, Duration least, Duration most) {
        String text = section.has(key) ? section.text(key) : null;
        if (text == null) {
            return fallback;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            section.fault(key, "E-CONFIG-DURATION", "is no span of time; write a whole number with ms, s, m or h, e.g. 10s");
            return fallback;
        }
        Duration read = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (read.compareTo(least) < 0 || read.compareTo(most) > 0) {
            section.fault(key, "E-CONFIG-RANGE", "must be from " + text(least) + " to " + text(most));
            return fallback;
        }
        return read;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static String text(Duration span) {
        if (span.toMillis() % 1000 != 0) {
            return span.toMillis() + "ms";
        }
        if (span.toSeconds() % 60 != 0) {
            return span.toSeconds() + "s";
        }
        return span.toMinutes() % 60 != 0 ? span.toMinutes() + "m" : span.toHours() + "h";
    }
}
