package io.yizhan.hub.adapters.recognition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether the first row of a table names its columns: a name is no number, date or code, no two are the same, and what is below it
 * is of another shape.
 *
 * @param reason how it was told
 */
public record HeaderGuess(boolean isHeader, String reason) {

    private static final Pattern DATA = Pattern.compile(
            "[-+]?[0-9][0-9,./:年月日 -]*|.*[0-9]{6,}.*|[0-9A-Z]{15,18}|.*[0-9]{4}[-/年.][0-9]{1,2}.*|[^@]+@[^@]+\\.[a-z]+");

    /** @param rows all of the same width, without edges */
    public static HeaderGuess of(List<List<String>> rows) {
        List<String> first = rows.get(0);
        long filled = first.stream().filter(name -> !name.isEmpty()).count();
        long data = first.stream().filter(HeaderGuess::isData).count();
        if (data > 0 && data >= 0.15 * filled) {
            return new HeaderGuess(false, "the first row holds data, so there is no header");
        }
        if (filled < 0.5 * first.size() || new HashSet<>(first).size() < 0.7 * first.size()) {
            return new HeaderGuess(false, "the first row has gaps or repeats itself, so it is no header");
        }
        int contrast = 0;
        int repeated = 0;
        for (int i = 0; i < first.size(); i++) {
            int column = i;
            String name = first.get(i);
            List<String> below = rows.stream().skip(1).limit(50).map(row -> row.get(column)).filter(text -> !text.isEmpty()).toList();
            contrast += !below.isEmpty() && below.stream().filter(HeaderGuess::isData).count() > 0.6 * below.size() ? 1 : 0;
            repeated += !name.isEmpty() && below.contains(name) ? 1 : 0;
        }
        if (repeated > 0 && repeated >= contrast) {
            return new HeaderGuess(false, "values of the first row come again below it, so it is no header");
        }
        return contrast > 0 || rows.size() == 1 || first.stream().allMatch(name -> name.length() <= 24)
                ? new HeaderGuess(true, "the first row names the columns: none of it is data, " + contrast + " columns below it are")
                : new HeaderGuess(false, "the first row looks like those below it");
    }

    /** Names for columns that have none. */
    public static List<String> madeUp(int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(i -> "column" + i).toList());
    }

    /** True for a number, a date, a code, an address of electronic mail. */
    public static boolean isData(String text) {
        return DATA.matcher(text).matches();
    }
}
