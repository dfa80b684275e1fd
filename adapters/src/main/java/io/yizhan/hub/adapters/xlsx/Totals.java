package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.mapping.Edges;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells the rows that add others up and are no records. By the feed's own words where it states them; else by meaning: the row's first
 * text is such a word, and half of its columns or more are empty.
 *
 * @param words column to the word that marks a row; empty to tell by meaning
 */
record Totals(Map<String, String> words) {

    private static final Set<String> USUAL = Set.of("合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "total", "subtotal", "grandtotal", "sum");

    /** A longer text says more than a total does. */
    private static final int LONGEST = 64;

    /** True where the row is one. @param names the table's columns; @param columns how many of them have a name */
    boolean hold(SheetRows row, List<String> names, int columns) {
        if (words.isEmpty()) {
            return 2 * row.filled() <= columns && USUAL.contains(word(first(row)));
        }
        for (int column = 0; column < names.size(); column++) {
            String word = words.get(names.get(column));
            if (word != null && word.equals(Edges.trim(row.text(column)))) {
                return true;
            }
        }
        return false;
    }

    private static String first(SheetRows row) {
        int column = 0;
        while (row.text(column).isEmpty()) {
            column++;
        }
        return row.text(column);
    }

    /** Without spaces (合　计), a colon and what follows it. */
    private static String word(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String narrow = text.split("[:：]", 2)[0].replaceAll("[\\s\u3000\u00a0]", "");
        return narrow.toLowerCase(Locale.ROOT);
    }
}
