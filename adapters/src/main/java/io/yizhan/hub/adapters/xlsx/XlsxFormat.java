package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Settings of a workbook.
 *
 * @param sheet       name of the sheet; null for any
 * @param sheetNumber its place among the tabs, from 1 on; 0 for any
 * @param titleRows   rows of the sheet above the header; -1 where the header is found by its names
 * @param headerRows  rows that name the columns
 * @param separator   joins the names of an upper and a lower header row
 * @param sources     names to extract
 * @param totals      which rows are no records
 * @param maxBytes    most bytes a workbook may inflate to
 */
record XlsxFormat(String sheet, int sheetNumber, int titleRows, int headerRows, String separator, Set<String> sources, Totals totals,
        long maxBytes) implements RecordFormat {

    private static final int MOST_HEADER_ROWS = 5;

    static RecordFormat of(Block format, Set<String> sources, long maxBytes) {
        boolean byNumber = format.isNumber("sheet");
        int headerRows = format.number("headerRows", 1, 1);
        if (headerRows > MOST_HEADER_ROWS) {
            format.fault("headerRows", "more than " + MOST_HEADER_ROWS + "; count the rows that name columns, not those above them (titleRows)");
        }
        return new XlsxFormat(byNumber ? null : format.text("sheet", null), byNumber ? format.number("sheet", 0, 1) : 0,
                format.number("titleRows", -1, 0), headerRows, format.text("headerSeparator", "/"), sources,
                new Totals(format.textMap("totals")), maxBytes);
    }

    /** The names the header must have. */
    Set<String> required() {
        Set<String> required = new LinkedHashSet<>(sources);
        required.addAll(totals.words().keySet());
        return required;
    }

    /** The sheets that may hold the table: the one stated, else all that are shown. */
    List<Workbook.Sheet> candidates(List<Workbook.Sheet> sheets) throws UnreadableInput {
        List<Workbook.Sheet> candidates;
        if (sheet != null) {
            candidates = sheets.stream().filter(candidate -> candidate.name().equals(sheet)).toList();
        } else if (sheetNumber > 0) {
            candidates = sheetNumber <= sheets.size() ? List.of(sheets.get(sheetNumber - 1)) : List.of();
        } else {
            candidates = sheets.stream().filter(candidate -> !candidate.hidden() && candidate.part() != null).toList();
        }
        if (candidates.isEmpty() || candidates.get(0).part() == null) {
            throw new UnreadableInput("E-FORMAT-HEADER", "the workbook lacks the feed's sheet" + (sheet != null ? " " + sheet
                    : sheetNumber > 0 ? " number " + sheetNumber : "") + "; send it, or correct the feed's settings");
        }
        return candidates;
    }

    @Override
    public RecordReader open(InputStream plain) throws IOException {
        return open(plain, name -> { });
    }

    @Override
    public RecordReader open(InputStream plain, Consumer<String> unread) throws IOException {
        Workbook workbook = Workbook.of(Container.of(plain, maxBytes));
        try {
            Table table = Table.find(workbook, this);
            table.header().names().stream().filter(name -> !name.isEmpty() && !required().contains(name)).forEach(unread);
            return new XlsxReader(table, sources, totals);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public Layout layout() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (sheet != null || sheetNumber > 0) {
            settings.put("sheet", sheet != null ? sheet : String.valueOf(sheetNumber));
        }
        if (titleRows >= 0) {
            settings.put("titleRows", String.valueOf(titleRows));
        }
        settings.put("headerRows", String.valueOf(headerRows));
        if (headerRows > 1) {
            settings.put("headerSeparator", separator);
        }
        totals.words().forEach((column, words) -> settings.put("totals." + column, words));
        return new Layout(settings, null, List.of(), List.of(), List.of("E-XLSX-SYNTAX", "E-ZIP-BOMB", "E-FORMAT-HEADER", "E-ENCODING",
                "E-XML-SYNTAX", "E-XML-DTD", "E-XML-DEPTH"));
    }
}
