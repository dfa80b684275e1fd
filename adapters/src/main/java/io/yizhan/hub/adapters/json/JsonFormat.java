package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.DecodingReader;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Settings of JSON.
 *
 * @param records pointer to the records: an array of objects, or one object; the root where empty. A message may hold several roots,
 *                one after the other (JSON lines)
 * @param values  the places of the source values, below a record
 * @param rows    source names are members of the record itself, not pointers
 */
record JsonFormat(List<String> records, PointerTree values, Encoding encoding, boolean rows) implements RecordFormat {

    /** Longest text, and longest number, of a message. */
    static final int MAX_TEXT = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
            // A name given twice means one thing to one reader and another to the next.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static RecordFormat of(Block format, Set<String> sources) {
        List<String> records = records(format);
        PointerTree values = new PointerTree();
        for (String source : sources) {
            if (PointerTree.isPointer(source) && !source.isEmpty()) {
                values.add(source);
            } else {
                format.fault("", "source name " + source + " is not a JSON pointer; begin it with /");
            }
        }
        return new JsonFormat(records, values, Encoding.of(format, "auto"), false);
    }

    /** The key {@code records}, by its segments. */
    static List<String> records(Block format) {
        String records = format.text("records", "");
        if (!PointerTree.isPointer(records)) {
            format.fault("records", "not a JSON pointer; begin it with /, or leave it empty for the root");
        }
        return PointerTree.segments(records);
    }

    /** Rows of a table as the hub writes them: one object a line, its members named as the columns. */
    static RecordFormat rows(Block format, Set<String> sources) {
        PointerTree values = new PointerTree();
        sources.forEach(values::addMember);
        return new JsonFormat(List.of(), values, new Encoding(StandardCharsets.UTF_8), true);
    }

    @Override
    public RecordReader open(InputStream plain) throws IOException {
        return open(plain, null);
    }

    @Override
    public RecordReader open(InputStream plain, Consumer<String> unread) throws IOException {
        return new JsonReader(JSON.createParser(new DecodingReader(plain, encoding)), records, values,
                rows && unread != null ? pointer -> unread.accept(PointerTree.segments(pointer).get(0)) : unread);
    }

    @Override
    public Optional<Reader> text(InputStream plain) {
        return Optional.of(new DecodingReader(plain, encoding));
    }

    @Override
    public Layout layout() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("encoding", encoding.name());
        if (!rows) {
            settings.put("records", records.stream().reduce("", PointerTree::below));
        }
        return new Layout(settings, null, List.of(), List.of("E-ROW-UNREADABLE"), List.of("E-ENCODING", "E-JSON-SYNTAX", "E-JSON-DEPTH"));
    }
}
