package io.yizhan.hub.app;

import java.util.ArrayList;
import java.util.List;

/** Lines of columns, as wide as their widest cell; a Chinese character takes the room of two letters. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePoints().map(c -> Character.isIdeographic(c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF60 ? 2 : 1).sum();
    }
}
