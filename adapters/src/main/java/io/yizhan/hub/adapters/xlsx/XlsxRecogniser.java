package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recognises a workbook: which sheet holds the table, and which of its rows are titles, header, records and totals. */
public final class XlsxRecogniser implements FormatRecogniser {

    private static final long MAX_INFLATED = 256L << 20;

    @Override
    public List<RecognisedFormat> recognise(Sample sample) {
        byte[] bytes = sample.bytes();
        if (!sample.whole() || bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return List.of();
        }
        try (Workbook workbook = Workbook.of(Container.of(new ByteArrayInputStream(bytes), MAX_INFLATED))) {
            List<SheetTable> tables = new ArrayList<>();
            for (Workbook.Sheet sheet : workbook.sheets()) {
                SheetTable table = sheet.hidden() || sheet.part() == null ? null : SheetTable.of(sheet.name(), SheetTexts.of(workbook.rows(sheet)));
                if (table != null) {
                    tables.add(table);
                }
            }
            return tables.stream().max(Comparator.comparingInt(SheetTable::size))
                    .map(table -> List.of(recognised(table, tables.size()))).orElse(List.of());
        } catch (IOException e) {
            // No workbook, or a damaged one: what it is, the next recogniser may say.
            return List.of();
        }
    }

    private static RecognisedFormat recognised(SheetTable table, int tables) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (tables > 1) {
            settings.put("sheet", table.sheet());
        }
        if (table.headerRows() > 1) {
            settings.put("headerRows", table.headerRows());
        }
        if (!table.totals().isEmpty()) {
            settings.put("totals", table.totals());
        }
        List<String> reasons = new ArrayList<>(List.of("workbook of Office Open XML", "sheet " + table.sheet() + (tables > 1 ? ", the largest of " + tables + " tables" : ""),
                table.headerRows() + " header rows below " + table.titleRows() + " title rows", table.records().size() + " records"));
        if (table.skipped() > 0) {
            reasons.add(table.skipped() + " rows of totals or notes left out");
        }
        return new RecognisedFormat("xlsx", settings, table.columns(), 0.99, reasons, List.of());
    }
}
