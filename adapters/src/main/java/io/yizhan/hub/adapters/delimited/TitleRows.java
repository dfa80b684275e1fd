package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapters.recognition.HeaderGuess;
import java.util.List;

/** The rows before a table: titles, who exported it and when. They have other columns than it, or hardly any text, or are marked as remarks. */
final class TitleRows {

    private static final int MOST = 20;
    private static final int FEWEST_COLUMNS = 3;

    private TitleRows() {
    }

    /** How many there are. @param width columns of the table */
    static int of(List<List<String>> rows, int width) {
        int first = 0;
        while (first < rows.size() - 1 && first < MOST && isTitle(rows.get(first), width)) {
            first++;
        }
        // Without a row that could be the table's first they were none.
        return isTitle(rows.get(first), width) ? firstOfWidth(rows, width) : first;
    }

    /** True for a row that has a text or two where the table has many, as totals and remarks have. */
    static boolean isMostlyEmpty(List<String> row) {
        return row.size() >= FEWEST_COLUMNS && row.stream().filter(text -> !text.isEmpty()).count() <= Math.max(1, row.size() / 3);
    }

    private static boolean isTitle(List<String> row, int width) {
        return row.size() != width || isMostlyEmpty(row) || isRemark(row) && HeaderGuess.isData(row.get(row.size() - 1));
    }

    private static boolean isRemark(List<String> row) {
        return row.get(0).startsWith("#") || row.get(0).startsWith("//");
    }

    private static int firstOfWidth(List<List<String>> rows, int width) {
        int first = 0;
        while (rows.get(first).size() != width) {
            first++;
        }
        return first;
    }
}
