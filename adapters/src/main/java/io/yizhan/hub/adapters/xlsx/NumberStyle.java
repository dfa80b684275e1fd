package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.mapping.ExcelDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a number of a sheet is shown, as far as it changes what it says: as a day, a time, or with leading zeros. Everything else (decimal
 * places, thousands, currency signs, per cent) is adornment, and the number's own digits are taken.
 *
 * @param zeros least digits, or 0
 */
record NumberStyle(boolean day, boolean time, int zeros) {

    static final NumberStyle GENERAL = new NumberStyle(false, false, 0);

    /** What Excel keeps of a number. */
    private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_UP);
    /** Far beyond any number Excel writes; longer ones cost time that a stranger must not have for the asking. */
    private static final int LONGEST = 400;
    private static final long SECONDS_A_DAY = 86_400;
    private static final Pattern NO_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^hms\\]][^\\]]*\\]|am/pm|a/p|general");
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");

    /** The style of a format ECMA-376 18.8.30 builds in; 27 to 36 and 50 to 58 as they are in Chinese. */
    static NumberStyle builtIn(int id) {
        boolean time = id >= 18 && id <= 22 || id >= 32 && id <= 35 || id >= 45 && id <= 47 || id == 55 || id == 56;
        boolean day = id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58;
        return day || time ? new NumberStyle(day, time, 0) : GENERAL;
    }

    /** The style of a format code, such as {@code yyyy"年"m"月"d"日"}. */
    static NumberStyle of(String code) {
        if (ZEROS.matcher(code).matches()) {
            return new NumberStyle(false, false, code.length());
        }
        String letters = NO_LETTERS.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("").split(";", 2)[0];
        boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        boolean day = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0 || letters.indexOf('m') >= 0 && !time;
        return day || time ? new NumberStyle(day, time, 0) : GENERAL;
    }

    /** @param raw of the cell's {@code v}; @param from1904 the workbook counts days from 1904; what is no number comes back as it is */
    String text(String raw, boolean from1904) {
        if (raw.isEmpty() || raw.length() > LONGEST || zeros == 0 && !day && !time && isPlain(raw)) {
            return raw;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException e) {
            // A text where the sheet promised a number: what it means is the mapping's to tell.
            return raw;
        }
        String shown = day || time ? shown(number, from1904) : null;
        return shown != null ? shown : padded(plain(number, raw));
    }

    private String shown(BigDecimal serial, boolean from1904) {
        if (serial.signum() < 0 || serial.scale() > LONGEST || serial.precision() - serial.scale() > 7) {
            return null;
        }
        BigDecimal seconds = serial.multiply(BigDecimal.valueOf(SECONDS_A_DAY)).setScale(0, RoundingMode.HALF_UP);
        long all = seconds.longValueExact();
        String date = day ? ExcelDay.iso(all / SECONDS_A_DAY, from1904) : "";
        if (date == null) {
            return null;
        }
        long second = all % SECONDS_A_DAY;
        // Midnight beside a day is how a day alone comes out of most systems.
        String clock = time && !(day && second == 0) ? String.format(Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60) : "";
        return date + (day && !clock.isEmpty() ? " " : "") + clock;
    }

    private String padded(String digits) {
        return digits.length() < zeros && digits.chars().allMatch(c -> c >= '0' && c <= '9') ? "0".repeat(zeros - digits.length()) + digits : digits;
    }

    /** Whole numbers written out keep all their digits, others those that Excel keeps. */
    private static String plain(BigDecimal number, String raw) {
        if (Math.abs((long) number.scale()) + number.precision() > LONGEST) {
            return raw;
        }
        BigDecimal kept = number.scale() == 0 ? number : number.round(PRECISION);
        return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
    }

    /** A whole number without signs, exponents or leading zeros, as most are. */
    private static boolean isPlain(String raw) {
        if (raw.charAt(0) == '0' && raw.length() > 1) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
