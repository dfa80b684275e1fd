package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A format in which each line is a record. */
final class LinesAdapter implements Adapter {

    @Override
    public RecordReader open(InputStream bytes) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        return new RecordReader() {
            private long number;

            @Override
            public SourceRecord next() throws IOException {
                String line = lines.readLine();
                return line == null ? null : SourceRecord.of(++number, number, Map.of("line", line));
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    @Override
    public Draft translate(SourceRecord record) {
        throw new UnsupportedOperationException("nothing is judged here");
    }
}
