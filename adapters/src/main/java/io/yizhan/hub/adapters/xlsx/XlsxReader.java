package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.mapping.Edges;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a table as records; lines are the rows' numbers in the sheet. Rows without text and totals are none. */
final class XlsxReader implements RecordReader {

    private final Table table;
    private final SheetRows rows;
    private final Totals totals;
    private final List<String> allNames;
    private final int columns;
    /** By column the name it is extracted under, or null. */
    private final String[] names;
    private long number;

    /** @param table closed by closing this */
    XlsxReader(Table table, Set<String> sources, Totals totals) {
        this.table = table;
        this.rows = table.rows();
        this.totals = totals;
        this.allNames = table.header().names();
        this.columns = table.header().columns();
        this.names = allNames.stream().map(name -> sources.contains(name) ? name : null).toArray(String[]::new);
    }

    @Override
    public SourceRecord next() throws IOException {
        while (rows.next()) {
            if (isBlank() || totals.hold(rows, allNames, columns)) {
                continue;
            }
            Map<String, String> values = new HashMap<>(names.length * 2);
            for (int column = 0; column < names.length; column++) {
                if (names[column] != null && !rows.text(column).isEmpty()) {
                    values.put(names[column], rows.text(column));
                }
            }
            return SourceRecord.of(++number, rows.line(), values);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    private boolean isBlank() {
        for (int column = 0; column < rows.width(); column++) {
            if (!Edges.trim(rows.text(column)).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
