package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.mapping.Edges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The names of a table's columns, out of one or several header rows. Of merged cells only the first holds the text: a cell without one
 * in an upper row belongs to the group on its left, as long as the rows below go on naming columns.
 */
final class Header {

    /** By column; empty where it has no name. */
    private final List<String> names;

    private Header(List<String> names) {
        this.names = names;
    }

    /** @param rows texts by column, the upper row first; @param separator between the names of an upper and a lower row */
    static Header of(List<List<String>> rows, String separator) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> names = new ArrayList<>();
        String[] groups = new String[rows.size()];
        for (int column = 0; column < width; column++) {
            StringBuilder name = new StringBuilder();
            for (int row = 0; row < rows.size(); row++) {
                String text = text(rows, row, column);
                boolean below = named(rows, row + 1, column);
                if (text.isEmpty() && below && groups[row] != null) {
                    text = groups[row];
                } else {
                    groups[row] = !text.isEmpty() && below ? text : null;
                }
                if (!text.isEmpty()) {
                    name.append(name.isEmpty() ? "" : separator).append(text);
                }
            }
            names.add(name.toString());
        }
        return new Header(names);
    }

    /** What a header cell says: without spaces at its edges and without the line breaks that make it fit. */
    static String clean(String text) {
        String narrow = text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replace("\r", "").replace("\n", "");
        return Edges.trim(narrow);
    }

    List<String> names() {
        return names;
    }

    int columns() {
        return (int) names.stream().filter(name -> !name.isEmpty()).count();
    }

    List<String> missing(Collection<String> wanted) {
        return wanted.stream().filter(name -> !names.contains(name)).toList();
    }

    /** The first of the names that two columns have, or null. */
    String doubled(Collection<String> wanted) {
        return wanted.stream().filter(name -> names.indexOf(name) != names.lastIndexOf(name)).findFirst().orElse(null);
    }

    private static boolean named(List<List<String>> rows, int from, int column) {
        for (int row = from; row < rows.size(); row++) {
            if (!text(rows, row, column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String text(List<List<String>> rows, int row, int column) {
        return column < rows.get(row).size() ? rows.get(row).get(column) : "";
    }
}
