package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table of a workbook: its header, and the rows below it. Closing it closes the workbook. */
record Table(Workbook workbook, SheetRows rows, Header header) implements Closeable {

    /** How many rows with text a header is looked for in, where the feed does not say where it is. */
    static final int SEARCHED_ROWS = 100;

    /** @param workbook closed by closing what this returns */
    static Table find(Workbook workbook, XlsxFormat format) throws IOException {
        List<String> best = null;
        for (Workbook.Sheet sheet : format.candidates(workbook.sheets())) {
            SheetRows rows = workbook.rows(sheet);
            List<List<String>> window = new ArrayList<>();
            for (int read = 0; read < SEARCHED_ROWS && rows.next(); read++) {
                if (rows.line() <= format.titleRows()) {
                    continue;
                }
                window.add(texts(rows));
                if (window.size() < format.headerRows()) {
                    continue;
                }
                Header header = Header.of(window, format.separator());
                List<String> missing = header.missing(format.required());
                if (missing.isEmpty()) {
                    refuseDoubled(header, format);
                    return new Table(workbook, rows, header);
                }
                best = best == null || missing.size() < best.size() ? missing : best;
                window.remove(0);
                if (format.titleRows() >= 0) {
                    break;
                }
            }
            rows.close();
        }
        throw new UnreadableInput("E-FORMAT-HEADER", best == null ? "no sheet of the feed's has rows; send the sheet with the table"
                : "no header row of the feed's columns; the nearest lacks " + String.join(", ", best) + "; name them in one row, or correct the feed's settings");
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            rows.close();
        }
    }

    private static void refuseDoubled(Header header, XlsxFormat format) throws UnreadableInput {
        String doubled = header.doubled(format.required());
        if (doubled != null) {
            throw new UnreadableInput("E-FORMAT-HEADER", "the header names " + doubled + " twice; name each column once");
        }
    }

    private static List<String> texts(SheetRows rows) {
        List<String> texts = new ArrayList<>(rows.width());
        for (int column = 0; column < rows.width(); column++) {
            texts.add(Header.clean(rows.text(column)));
        }
        return texts;
    }
}
