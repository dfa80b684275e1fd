package io.yizhan.hub.adapters.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days as spreadsheets count them (ECMA-376 18.17.4.1): 1 is 1900-01-01, and 60 is a 29 February 1900 that never was; or 0 is
 * 1904-01-01.
 */
public final class ExcelDay {

    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final int NEVER_WAS = 60;
    private static final int LONGEST = 24;

    private ExcelDay() {
    }

    /** The day as ISO 8601; null where there is none of that number. */
    public static String iso(long serial, boolean from1904) {
        if (serial < (from1904 ? 0 : 1) || serial > 3_000_000 || !from1904 && serial == NEVER_WAS) {
            return null;
        }
        LocalDate day = from1904 ? FROM_1904.plusDays(serial) : BEFORE_1900.plusDays(serial > NEVER_WAS ? serial - 1 : serial);
        return day.isAfter(LAST) ? null : day.toString();
    }

    /** The day of a serial written as a number, its time of day dropped; null where the text is none. */
    static String iso(String text, boolean from1904) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            if ((c < '0' || c > '9') && (c != '.' || digits == 0 || text.indexOf('.') < i)) {
                return null;
            }
        }
        return digits == 0 || text.length() > LONGEST ? null : iso(new BigDecimal(text).longValue(), from1904);
    }

    /** The number of a day; null where a spreadsheet has none. */
    static String text(LocalDate day, boolean from1904) {
        long serial = ChronoUnit.DAYS.between(from1904 ? FROM_1904 : BEFORE_1900, day);
        long counted = !from1904 && serial >= NEVER_WAS ? serial + 1 : serial;
        return counted < (from1904 ? 0 : 1) ? null : String.valueOf(counted);
    }
}
