package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapters.mapping.Edges;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The first rows of a sheet as texts, as the format gives them: numbers without exponent, days as {@code yyyy-MM-dd}. */
final class SheetTexts {

    private static final int MAX_COLUMNS = 300;

    private SheetTexts() {
    }

    /** Rows of equal width, without those that hold nothing. */
    static List<List<String>> of(Sheet sheet, boolean from1904) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            stream.limit(Sample.MAX_RECORDS + 30L).forEach(row -> rows.add(texts(row)));
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

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
            texts.add(row.getOptionalCell(i).map(SheetTexts::text).map(Edges::trim).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && isDay(format)) {
                LocalDateTime day = cell.asDate();
                return day.toLocalTime().toSecondOfDay() == 0 ? day.toLocalDate().toString() : day.toString().replace('T', ' ');
            }
            BigDecimal number = cell.asNumber();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text.replace("\r", "").replace("\n", "");
    }

    private static boolean isDay(String format) {
        String letters = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return letters.indexOf('y') >= 0 || letters.contains("d") && letters.contains("m");
    }
}
