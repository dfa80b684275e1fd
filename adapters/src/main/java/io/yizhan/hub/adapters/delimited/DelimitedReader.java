package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.licence.Violation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one message as records. Blank lines are none, nor are dashes below the header. */
final class DelimitedReader implements RecordReader {

    private final RowScanner rows;
    /** By column the name it is extracted under, or null. */
    private final String[] names;
    private boolean mayBeRuler;
    private long number;

    /** @param belowHeader rows begin right below the names of the columns */
    DelimitedReader(RowScanner rows, List<String> columns, Set<String> sources, boolean belowHeader) {
        this.mayBeRuler = belowHeader;
        this.rows = rows;
        this.names = columns.stream().map(name -> sources.contains(name) ? name : null).toArray(String[]::new);
    }

    @Override
    public SourceRecord next() throws IOException {
        do {
            if (!rows.next()) {
                return null;
            }
        } while (rows.isBlank() && names.length > 1 || isRuler());
        number++;
        if (rows.unreadable() != null) {
            return SourceRecord.faulty(number, rows.line(), new Violation("record", "E-ROW-UNREADABLE", rows.unreadable()));
        }
        List<String> fields = rows.fields();
        if (fields.size() != names.length) {
            return SourceRecord.faulty(number, rows.line(), new Violation("record", "E-ROW-COLUMNS", "the row has " + fields.size()
                    + " columns instead of " + names.length + "; quote fields that hold the separator"));
        }
        Map<String, String> values = new HashMap<>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            if (names[i] != null && !fields.get(i).isEmpty()) {
                values.put(names[i], fields.get(i));
            }
        }
        return SourceRecord.of(number, rows.line(), values);
    }

    private boolean isRuler() {
        boolean ruler = mayBeRuler && Ruler.is(rows.fields());
        mayBeRuler = false;
        return ruler;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
