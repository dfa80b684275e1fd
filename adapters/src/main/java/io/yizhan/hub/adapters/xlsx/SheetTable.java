package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.recognition.HeaderGuess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of a sheet.
 *
 * @param titleRows rows with text above the header
 * @param header    rows that name the columns, the upper first
 * @param records   the rows below, without totals and notes
 * @param totals    column to word, for totals that the format would not tell by itself
 * @param skipped   rows below the header that are no records
 */
record SheetTable(String sheet, int titleRows, List<List<String>> header, List<List<String>> records, Map<String, String> totals, int skipped) {

    private static final double MOSTLY_FILLED = 0.5;
    private static final double HOLDS_DATA = 0.15;
    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "total", "subtotal", "sum");

    /** @param rows of equal width, each with text; null where there is no table in them */
    static SheetTable of(String sheet, List<List<String>> rows) {
        int usual = usualWidth(rows);
        int first = 0;
        while (first < rows.size() && !isRecord(rows.get(first), usual)) {
            first++;
        }
        if (usual < 2 || first == 0 || first == rows.size()) {
            return null;
        }
        int top = first - 1;
        while (top > 0 && first - top < 3 && belongsToHeader(rows.get(top - 1), rows.subList(top, first))) {
            top--;
        }
        List<List<String>> header = rows.subList(top, first);
        List<List<String>> records = new ArrayList<>();
        Map<String, String> totals = new LinkedHashMap<>();
        int skipped = 0;
        List<String> names = HeaderNames.of(header);
        for (List<String> row : rows.subList(first, rows.size())) {
            String word = row.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
            boolean total = TOTALS.contains(word.split("[:：]", 2)[0].replaceAll("[\\s\u3000]", "").toLowerCase(java.util.Locale.ROOT));
            if (total && filled(row) >= MOSTLY_FILLED * usual) {
                totals.put(names.get(row.indexOf(word)), word);
            }
            if (total || filled(row) < Math.min(2, usual)) {
                skipped++;
            } else {
                records.add(row);
            }
        }
        return new SheetTable(sheet, top, header, records, totals, skipped);
    }

    int headerRows() {
        return header.size();
    }

    int size() {
        return records.size() * columns().size();
    }

    List<SourceColumn> columns() {
        List<String> names = HeaderNames.of(header);
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            if (!names.get(i).isEmpty()) {
                columns.add(new SourceColumn(names.get(i), Stream.of(names.get(i).split(HeaderNames.SEPARATOR)).toList(), "",
                        records.stream().limit(Sample.MAX_RECORDS).map(row -> row.get(column)).toList()));
            }
        }
        return columns;
    }

    /** The upper of two header rows names groups, and the columns that the lower leaves unnamed. */
    private static boolean belongsToHeader(List<String> upper, List<List<String>> lower) {
        if (filled(upper) < 2 || upper.stream().anyMatch(text -> HeaderGuess.isData(text) || text.contains("：") || text.contains(":"))) {
            return false;
        }
        List<String> names = lower.get(0);
        int gaps = 0;
        int unnamed = 0;
        for (int i = 0; i < names.size(); i++) {
            gaps += names.get(i).isEmpty() && !upper.get(i).isEmpty() ? 1 : 0;
            unnamed += names.get(i).isEmpty() && upper.get(i).isEmpty() ? 1 : 0;
        }
        return gaps > 0 || unnamed == 0;
    }

    private static boolean isRecord(List<String> row, int usual) {
        long data = row.stream().filter(HeaderGuess::isData).count();
        return filled(row) >= MOSTLY_FILLED * usual && data >= HOLDS_DATA * filled(row);
    }

    private static int usualWidth(List<List<String>> rows) {
        List<Integer> widths = rows.stream().map(SheetTable::filled).sorted().toList();
        return widths.isEmpty() ? 0 : widths.get(widths.size() / 2);
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(text -> !text.isEmpty()).count();
    }
}
