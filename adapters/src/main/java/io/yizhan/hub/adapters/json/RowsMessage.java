package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.yizhan.hub.adapters.MessageFormat;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of a table to be written: names are columns. As a message they are JSON lines; into a table they go by themselves. */
final class RowsMessage implements MessageFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private RowsMessage() {
    }

    static MessageFormat of(Block format, Set<String> names) {
        return new RowsMessage();
    }

    @Override
    public Violation obstacle(String name, String text) {
        return text.indexOf('\0') < 0 ? null : new Violation(name, "E-OUT-CHARACTER", "a NUL, which databases can't hold; remove it at the source");
    }

    @Override
    public byte[] write(List<Map<String, String>> records) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            for (Map<String, String> record : records) {
                try (JsonGenerator json = JSON.createGenerator(message)) {
                    json.writeStartObject();
                    for (Map.Entry<String, String> column : record.entrySet()) {
                        json.writeStringField(column.getKey(), column.getValue());
                    }
                    json.writeEndObject();
                }
                message.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return message.toByteArray();
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public String ending() {
        return "jsonl";
    }
}
