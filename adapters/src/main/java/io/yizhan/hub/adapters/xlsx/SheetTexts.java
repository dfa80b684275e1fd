package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapters.mapping.Edges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a sheet as the format reads them, all of one width, without those that hold nothing. */
final class SheetTexts {

    private static final int MAX_COLUMNS = 300;
    private static final int MAX_ROWS = Sample.MAX_RECORDS + 30;

    private SheetTexts() {
    }

    /** @param sheet closed by this */
    static List<List<String>> of(SheetRows sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (sheet) {
            while (rows.size() < MAX_ROWS && sheet.next()) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < Math.min(sheet.width(), MAX_COLUMNS); i++) {
                    texts.add(Edges.trim(sheet.text(i).replace("\r", "").replace("\n", "")));
                }
                rows.add(texts);
            }
        }
        rows.removeIf(row -> row.stream().allMatch(String::isEmpty));
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        rows.forEach(row -> {
            while (row.size() < width) {
                row.add("");
            }
        });
        return rows;
    }
}
