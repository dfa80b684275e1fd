package io.yizhan.hub.adapters.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/** Days written as a moment: milliseconds or seconds since 1970-01-01T00:00Z, as programs write dates into JSON. The day is the one in China, its summer times of 1986 to 1991 included. */
final class EpochDay {

    /** What the names of both begin with. */
    static final String COUNT = "epoch-";
    static final String MILLISECONDS = COUNT + "ms";
    static final String SECONDS = COUNT + "s";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.0*)?");

    private EpochDay() {
    }

    /** The day as ISO 8601; null where the text is no such number, or the year has no four digits. */
    static String iso(String text, boolean milliseconds) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        long count = Long.parseLong(text, 0, text.indexOf('.') < 0 ? text.length() : text.indexOf('.'), 10);
        ZonedDateTime moment = (milliseconds ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count)).atZone(CHINA);
        return moment.getYear() < 1000 || moment.getYear() > 9999 ? null : moment.toLocalDate().toString();
    }

    /** The beginning of a day. */
    static String text(LocalDate day, boolean milliseconds) {
        long seconds = day.atStartOfDay(CHINA).toEpochSecond();
        return String.valueOf(milliseconds ? 1000 * seconds : seconds);
    }
}
