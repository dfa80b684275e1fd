package io.yizhan.hub.exchange.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** Rows that make one message. */
record RowBatch(List<FrontTable.Row> rows) {

    static final RowBatch NONE = new RowBatch(List.of());

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** Their lines, as the message's bytes. */
    InputStream bytes() {
        return new SequenceInputStream(Collections.enumeration(rows.stream().map(row -> new ByteArrayInputStream(row.line())).toList()));
    }
}
