package io.yizhan.hub.adapters.xlsx;

import java.util.ArrayList;
import java.util.List;

/** Column names out of one or several header rows, joined as the format joins them. */
final class HeaderNames {

    static final String SEPARATOR = "/";

    private HeaderNames() {
    }

    /** @param rows texts by column, the upper row first, of equal width; an upper name goes on to its right while the lower row names columns */
    static List<String> of(List<List<String>> rows) {
        List<String> names = new ArrayList<>();
        String[] groups = new String[rows.size()];
        for (int column = 0; column < rows.get(0).size(); column++) {
            List<String> parts = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                String text = rows.get(row).get(column);
                boolean below = isNamed(rows, row + 1, column);
                if (text.isEmpty() && below && groups[row] != null) {
                    text = groups[row];
                } else {
                    groups[row] = !text.isEmpty() && below ? text : null;
                }
                if (!text.isEmpty()) {
                    parts.add(text);
                }
            }
            names.add(String.join(SEPARATOR, parts));
        }
        return names;
    }

    private static boolean isNamed(List<List<String>> rows, int from, int column) {
        return rows.stream().skip(from).anyMatch(row -> !row.get(column).isEmpty());
    }
}
