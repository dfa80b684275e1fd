package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.yizhan.hub.adapters.MessageFormat;
import io.yizhan.hub.adapters.output.TextEncoding;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * JSON to be written: every value a text, at its pointer below the record.
 *
 * @param records member names down to where the records go; empty for the root
 */
record JsonMessage(List<String> records, Layout layout, MemberTree record, TextEncoding encoding) implements MessageFormat {

    /** How records make a message. */
    enum Layout {
        /** One array of them. */
        ARRAY,
        /** The one there is, bare. */
        OBJECT,
        /** Each a root on a line of its own. */
        LINES
    }

    private static final JsonFactory JSON = new JsonFactory();

    static MessageFormat of(Block format, Set<String> names) {
        List<String> records = JsonFormat.records(format);
        MemberTree record = new MemberTree();
        for (String name : names) {
            String fault = PointerTree.isPointer(name) && !name.isEmpty() ? record.add(name) : "not a JSON pointer; begin it with /";
            if (fault != null) {
                format.fault("", "name " + name + ": " + fault);
            }
        }
        return new JsonMessage(records, layout(format), record, TextEncoding.of(format, StandardCharsets.UTF_8));
    }

    private static Layout layout(Block format) {
        String name = format.text("layout", "array");
        for (Layout layout : Layout.values()) {
            if (layout.name().equalsIgnoreCase(name)) {
                return layout;
            }
        }
        format.fault("layout", "no layout of records; give one of " + String.join(", ",
                Arrays.stream(Layout.values()).map(layout -> layout.name().toLowerCase(Locale.ROOT)).toList()));
        return Layout.ARRAY;
    }

    @Override
    public Violation obstacle(String name, String text) {
        return encoding.obstacle(name, text);
    }

    @Override
    public byte[] write(List<Map<String, String>> written) {
        StringWriter text = new StringWriter();
        try {
            if (layout == Layout.ARRAY) {
                root(text, written, true);
            } else {
                for (Map<String, String> one : written) {
                    root(text, List.of(one), false);
                    text.append(layout == Layout.LINES ? "\n" : "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return encoding.message(text.getBuffer());
    }

    private void root(StringWriter text, List<Map<String, String>> written, boolean array) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(text)) {
            for (String member : records) {
                json.writeStartObject();
                json.writeFieldName(member);
            }
            if (array) {
                json.writeStartArray();
            }
            for (Map<String, String> one : written) {
                record.write(json, one);
            }
            if (array) {
                json.writeEndArray();
            }
            for (int open = records.size(); open > 0; open--) {
                json.writeEndObject();
            }
        }
    }

    @Override
    public String mediaType() {
        return encoding.charset().equals(StandardCharsets.UTF_8) ? type() : encoding.mediaType(type());
    }

    private String type() {
        return layout == Layout.LINES ? "application/x-ndjson" : "application/json";
    }

    @Override
    public String ending() {
        return layout == Layout.LINES ? "jsonl" : "json";
    }

    @Override
    public int mostRecords() {
        return layout == Layout.OBJECT ? 1 : Integer.MAX_VALUE;
    }
}
