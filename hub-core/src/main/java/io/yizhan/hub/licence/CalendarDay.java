package io.yizhan.hub.licence;

import java.time.LocalDate;
import java.time.YearMonth;

/** Days as text, told from what merely looks like one, without the cost of an exception. */
public final class CalendarDay {

    private static final int ISO_LENGTH = 10;

    private CalendarDay() {
    }

    /** The day of a text {@code yyyy-MM-dd} (ISO 8601, years 0001 to 9999), or null where it is none. */
    public static LocalDate parse(String text) {
        if (text.length() != ISO_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, ISO_LENGTH);
        return exists(year, month, day) ? LocalDate.of(year, month, day) : null;
    }

    /** The day of eight digits {@code yyyyMMdd} from {@code offset} on, or null where they are none. */
    static LocalDate parseBasic(String text, int offset) {
        int year = number(text, offset, offset + 4);
        int month = number(text, offset + 4, offset + 6);
        int day = number(text, offset + 6, offset + 8);
        return exists(year, month, day) ? LocalDate.of(year, month, day) : null;
    }

    private static boolean exists(int year, int month, int day) {
        return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** The number of {@code text[from, to)}, or -1 where a character is no ASCII digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
