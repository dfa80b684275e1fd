package io.yizhan.hub.adapters.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A way of writing a day: {@code yyyy}, {@code MM} or {@code M}, {@code dd} or {@code d}, and literal text; {@code HH}, {@code mm} and
 * {@code ss} are allowed for and dropped, and so is a fraction of a second ({@code S}). {@code X} is an offset ({@code Z}, {@code +08:00}):
 * the day is then the one in China at that moment. Letters between apostrophes are literal, as in {@code yyyy-MM-dd'T'HH:mm:ssX}. An
 * asterisk at the beginning or the end stands for any text, so that {@code yyyy-MM-dd*} and {@code *yyyy-MM-dd} read the two days of a
 * span. One letter stands for one or two digits. {@code R} is the
 * year of the Republic, as Taiwan counts it (民國113年 is 2024). The names {@code excel} and {@code excel-1904} stand
 * for a spreadsheet's count of days instead ({@link ExcelDay}), {@code epoch-ms} and {@code epoch-s} for a moment counted from 1970
 * ({@link EpochDay}). Not {@code java.time.format}, because dates are
 * tried by the million and a text that is none must cost no exception.
 *
 * @param name the pattern as written
 */
public record DatePattern(String name) {

    private static final String EXCEL = "excel";
    private static final String EXCEL_1904 = "excel-1904";
    private static final Pattern RUN_OF_A_LETTER = Pattern.compile("'[^']*'|([A-Za-z])\\1*");
    private static final Set<String> KNOWN = Set.of("yyyy", "MM", "M", "dd", "d", "HH", "H", "mm", "m", "ss", "s", "S", "X", "R");
    private static final int REPUBLIC = 1911;
    private static final char ANY = '*';
    /** What stands before an end may be long; where the end itself begins is looked for in this much. */
    static final int LONGEST_END = 48;
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int CHINA = 8 * 60;

    /** Tried where a mapping names no formats. */
    public static final List<DatePattern> DEFAULTS = List.of(new DatePattern("yyyy-MM-dd"), new DatePattern("yyyyMMdd"),
            new DatePattern("yyyy/M/d"), new DatePattern("yyyy年M月d日"));

    /** @throws IllegalArgumentException where the pattern lacks year, month or day, or has a letter that means nothing here */
    public DatePattern {
        Set<Character> letters = new HashSet<>();
        boolean known = RUN_OF_A_LETTER.matcher(name).results()
                .filter(run -> run.group(1) != null).allMatch(run -> KNOWN.contains(run.group()) && letters.add(run.group().charAt(0)));
        known &= name.chars().filter(c -> c == '\'').count() % 2 == 0 && (!letters.contains('X') || name.endsWith("X"));
        if (!isCount(name) && (!known || letters.contains('y') == letters.contains('R') || !letters.containsAll(Set.of('M', 'd')))) {
            throw new IllegalArgumentException("not a date pattern; write yyyy, MM or M, dd or d once each, HH mm ss S X if need be, and literal text (letters as 'T'), "
                    + "R for a year of the Republic, excel or excel-1904 for a spreadsheet's count of days, or epoch-ms or epoch-s for a count from 1970");
        }
    }

    private static boolean isCount(String name) {
        return name.equals(EXCEL) || name.equals(EXCEL_1904) || name.equals(EpochDay.MILLISECONDS) || name.equals(EpochDay.SECONDS);
    }

    /** The day of a text that one of the patterns fits, as ISO 8601; null where none does or there is no such day. */
    public static String firstDay(List<DatePattern> patterns, String text) {
        for (DatePattern pattern : patterns) {
            String day = pattern.day(text);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    static String names(List<DatePattern> patterns) {
        return patterns.stream().map(DatePattern::name).collect(Collectors.joining(", "));
    }

    /** The day, as ISO 8601; null where the text does not fit or there is no such day. */
    public String day(String text) {
        if (name.startsWith(EXCEL)) {
            return ExcelDay.iso(text, name.equals(EXCEL_1904));
        }
        if (name.startsWith(EpochDay.COUNT)) {
            return EpochDay.iso(text, name.equals(EpochDay.MILLISECONDS));
        }
        if (name.charAt(0) != ANY) {
            return read(text, 0, 0);
        }
        for (int from = Math.max(0, text.length() - LONGEST_END); from < text.length(); from++) {
            String day = read(text, 1, from);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    /** True where the pattern reads the end of a longer text. */
    boolean isEnd() {
        return name.charAt(0) == ANY;
    }

    private String read(String text, int first, int from) {
        int year = 0;
        int month = 0;
        int day = 0;
        int minutes = 0;
        int at = from;
        for (int i = first; i < name.length();) {
            char letter = name.charAt(i);
            if (letter == ANY && i == name.length() - 1) {
                return at < text.length() && isDigit(text.charAt(at)) ? null : iso(year, month, day);
            }
            if (letter == '\'') {
                int end = name.indexOf('\'', i + 1);
                String literal = name.substring(i + 1, end);
                if (!text.startsWith(literal, at)) {
                    return null;
                }
                at += literal.length();
                i = end + 1;
                continue;
            }
            if (!isLetter(letter)) {
                if (at >= text.length() || text.charAt(at++) != letter) {
                    return null;
                }
                i++;
                continue;
            }
            if (letter == 'X') {
                Offset offset = Offset.at(text, at);
                return offset == null || i + 1 < name.length() || offset.end() != text.length() ? null
                        : moved(iso(year, month, day), minutes - offset.minutes() + CHINA);
            }
            int width = 1;
            while (i + width < name.length() && name.charAt(i + width) == letter) {
                width++;
            }
            i += width;
            int most = letter == 'S' ? 9 : Math.max(letter == 'R' ? 3 : 2, width);
            int number = 0;
            int digits = 0;
            while (digits < most && at < text.length() && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at++) - '0';
                digits++;
            }
            if (digits < width) {
                return null;
            }
            switch (letter) {
                case 'y' -> year = number;
                case 'R' -> year = number + REPUBLIC;
                case 'M' -> month = number;
                case 'd' -> day = number;
                case 'H' -> minutes += 60 * number;
                case 'm' -> minutes += number;
                default -> { }
            }
        }
        return at == text.length() ? iso(year, month, day) : null;
    }

    private static String moved(String iso, int minutes) {
        int days = Math.floorDiv(minutes, MINUTES_OF_DAY);
        return iso == null || days == 0 ? iso : LocalDate.parse(iso).plusDays(days).toString();
    }

    /** A day as this pattern writes it, at midnight in China; null where the text is no day of four-digit year. @param iso ISO 8601 */
    String text(String iso) {
        String day = DEFAULTS.get(0).day(iso);
        if (day == null || name.indexOf(ANY) >= 0) {
            return null;
        }
        if (isCount(name)) {
            LocalDate date = LocalDate.parse(day);
            return name.startsWith(EpochDay.COUNT) ? EpochDay.text(date, name.equals(EpochDay.MILLISECONDS)) : ExcelDay.text(date, name.equals(EXCEL_1904));
        }
        return RUN_OF_A_LETTER.matcher(name).replaceAll(run -> {
            if (run.group(1) == null) {
                return run.group().substring(1, run.group().length() - 1);
            }
            if (run.group().equals("X")) {
                return "+08:00";
            }
            int value = switch (run.group().charAt(0)) {
                case 'y' -> Integer.parseInt(day, 0, 4, 10);
                case 'R' -> Integer.parseInt(day, 0, 4, 10) - REPUBLIC;
                case 'M' -> Integer.parseInt(day, 5, 7, 10);
                case 'd' -> Integer.parseInt(day, 8, 10, 10);
                default -> 0;
            };
            String digits = String.valueOf(value);
            return "0".repeat(Math.max(0, run.group().length() - digits.length())) + digits;
        });
    }

    private static String iso(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day).toString();
        } catch (DateTimeException e) {
            // Only the 29th to 31st of a shorter month come here.
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
