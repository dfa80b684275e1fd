package io.yizhan.hub.joining.drafting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way departments write a day.
 *
 * @param name    as the verb {@code date} takes it
 * @param usual   true where the verb takes it without being told
 * @param pattern with the groups year, month and day
 */
record DateForm(String name, boolean usual, Pattern pattern) {

    private static final List<DateForm> FORMS = List.of(form("yyyy-MM-dd", true), form("yyyyMMdd", true), form("yyyy/M/d", true), form("yyyy年M月d日", true),
            form("yyyy-M-d", false), form("yyyy.M.d", false), form("d.M.yyyy", false), form("d/M/yyyy", false), form("M/d/yyyy", false),
            form("d-M-yyyy", false), form("M-d-yyyy", false), form("yyyy-MM-dd HH:mm:ss", false), form("yyyy-MM-dd HH:mm", false), form("yyyy/M/d H:mm:ss", false),
            form("yyyy/M/d H:mm", false), form("yyyyMMddHHmmss", false), form("yyyy年M月d日 HH:mm", false), form("yyyy年M月d日 HH:mm:ss", false),
            form("d.M.yyyy HH:mm:ss", false), form("d.M.yyyy HH:mm", false), form("d/M/yyyy HH:mm:ss", false), form("M/d/yyyy HH:mm:ss", false),
            form("yyyy-MM-dd'T'HH:mm:ss", false), form("yyyy-MM-dd'T'HH:mm:ssX", false), form("yyyy-MM-dd'T'HH:mm:ss.SX", false), form("yyyy-MM-dd'T'HH:mm:ss.S", false),
            form("yyyy-MM-dd'T'HH:mm", false), form("yyyy-MM-dd'T'HH:mmX", false), form("yyyy-MM-dd HH:mm:ss.S", false), form("yyyyMMdd'T'HHmmss", false),
            form("yyyyMMdd HH:mm:ss", false), form("yyyy.M.d HH:mm:ss", false), form("d-M-yyyy HH:mm:ss", false), form("yyyy - M - d", false), form("yyyy 年 M 月 d 日", false),
            form("民國R年M月d日", false), form("民国R年M月d日", false));

    /** Days as a spreadsheet counts them, from 1927 to 2064. */
    private static final Pattern SERIAL = Pattern.compile("[1-5][0-9]{4}(\\.0+)?");

    private static final int REPUBLIC = 1911;
    /** Moments from September 2001 to May 2033 in milliseconds since 1970, which are of one length, and earlier ones back to 1938. */
    private static final Pattern EPOCH = Pattern.compile("1[0-9]{12}|-?[0-9]{11,12}");

    private static DateForm form(String name, boolean usual) {
        String regex = Pattern.compile("yyyy|R|MM|M|dd|d|HH|H|mm|ss|S|X|'T'|[^A-Za-z]").matcher(name).replaceAll(found -> Matcher.quoteReplacement(switch (found.group()) {
            case "yyyy" -> "(?<y>[0-9]{4})";
            case "R" -> "(?<y>[0-9]{2,3})";
            case "MM" -> "(?<m>[0-9]{2})";
            case "M" -> "(?<m>[0-9]{1,2})";
            case "dd" -> "(?<d>[0-9]{2})";
            case "d" -> "(?<d>[0-9]{1,2})";
            case "HH", "mm", "ss" -> "[0-9]{2}";
            case "H" -> "[0-9]{1,2}";
            case "S" -> "[0-9]{1,9}";
            case "X" -> "(Z|[+-][0-9]{2}(:?[0-9]{2})?)";
            case "'T'" -> "T";
            default -> Pattern.quote(found.group());
        }));
        return new DateForm(name, usual, Pattern.compile(regex));
    }

    /** The day a text writes in this form, or null. */
    LocalDate day(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int year = Integer.parseInt(matcher.group("y")) + (name.indexOf('R') < 0 ? 0 : REPUBLIC);
        int month = Integer.parseInt(matcher.group("m"));
        int day = Integer.parseInt(matcher.group("d"));
        if (year < 1850 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            // The 29th to 31st of a shorter month.
            return null;
        }
    }

    /** True for a number that a spreadsheet shows as a day. */
    static boolean isSerial(String text) {
        return SERIAL.matcher(text).matches();
    }

    /** True for a number that may be milliseconds since 1970. */
    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    /** The day of a text in any of the forms, or null. */
    static LocalDate anyDay(String text) {
        for (DateForm form : FORMS) {
            LocalDate day = form.day(text);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    /** The fewest forms that read all days among the texts; the ones the verb knows by itself come first. */
    static List<DateForm> of(List<String> texts) {
        List<DateForm> chosen = new ArrayList<>();
        List<String> left = new ArrayList<>(texts);
        left.removeIf(text -> anyDay(text) == null);
        while (!left.isEmpty()) {
            DateForm best = FORMS.get(0);
            long most = -1;
            for (DateForm form : FORMS) {
                long count = left.stream().filter(text -> form.day(text) != null).count();
                if (count > most) {
                    best = form;
                    most = count;
                }
            }
            DateForm taken = best;
            chosen.add(taken);
            left.removeIf(text -> taken.day(text) != null);
        }
        return chosen;
    }
}
