package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.input.EncodingGuess;
import io.yizhan.hub.adapters.recognition.RecordTree;
import io.yizhan.hub.adapters.recognition.RowGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises JSON, one document or several (JSON lines), and which of its objects are the records. */
public final class JsonRecogniser implements FormatRecogniser {

    private static final Pattern WITHIN_TEXT = Pattern.compile("\\s*(\\{\\s*\"|\\[\\s*[\\[{]|<[?A-Za-z])");
    private static final Pattern KEY = Pattern.compile(".*[0-9]{4,}.*");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build()).build();

    @Override
    public List<RecognisedFormat> recognise(Sample sample) {
        EncodingGuess encoding = EncodingGuess.of(sample.bytes(), sample.whole());
        String text = encoding.text().stripLeading();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return List.of();
        }
        List<RecordTree> roots = new ArrayList<>();
        boolean complete = parse(text, roots);
        if (roots.isEmpty() || !complete && sample.whole() && roots.size() == 1 && roots.get(0).isEmpty()) {
            return List.of();
        }
        // A lone root is looked into; of several each is a record, or holds its records at the same place.
        RecordTree whole = RecordTree.root(roots);
        Optional<RowGrid> grid = RowGrid.find(whole);
        if (grid.isPresent()) {
            return List.of(rows(grid.get(), encoding));
        }
        RecordTree.Records records = whole.records();
        // A bare text among the records has no name that a mapping could read it by.
        List<SourceColumn> columns = records.columns(JsonRecogniser::pointer, step -> step).stream().filter(column -> !column.source().isEmpty()).toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("records", pointer(records.path()));
        settings.put("encoding", encoding.setting());
        List<String> reasons = List.of(encoding.charset() + " (" + encoding.reason() + ")",
                roots.size() > 1 ? roots.size() + " roots, one after the other (JSON lines)" : "one JSON document",
                records.count() + " records at " + (records.path().isEmpty() ? "the root" : pointer(records.path())));
        List<String> concerns = new ArrayList<>(unreadable(columns));
        if (!complete && sample.whole()) {
            concerns.add("the sample is not JSON to its end; what comes after the fault was not looked at");
        }
        return List.of(new RecognisedFormat("json", settings, columns, complete || !sample.whole() ? 0.99 : 0.6, reasons, concerns));
    }

    /** What holds records in a way that no pointer reaches. */
    private static List<String> unreadable(List<SourceColumn> columns) {
        List<String> concerns = new ArrayList<>();
        for (SourceColumn column : columns) {
            if (column.values().stream().anyMatch(value -> WITHIN_TEXT.matcher(value).lookingAt())) {
                concerns.add(column.source() + " holds JSON or XML as a text, which is not read; have it sent as a part of the message");
            }
        }
        List<String> names = columns.stream().filter(column -> column.path().size() > 1).map(column -> column.path().get(0)).distinct().toList();
        long keys = names.stream().filter(name -> KEY.matcher(name).matches()).count();
        if (keys > 2 && keys > 0.6 * names.size()) {
            concerns.add(keys + " objects are named by what look like numbers of records, and are not read as records; have them sent as a list");
        }
        return concerns;
    }

    private static RecognisedFormat rows(RowGrid grid, EncodingGuess encoding) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("records", pointer(grid.path()));
        settings.put("encoding", encoding.setting());
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < grid.width(); i++) {
            int column = i;
            String name = grid.names().isEmpty() ? "" : grid.names().get(i);
            columns.add(new SourceColumn("/" + i, name.isEmpty() ? List.of() : List.of(name), "", grid.rows().stream().map(row -> row.get(column)).toList()));
        }
        return new RecognisedFormat("json", settings, columns, 0.99, List.of(encoding.charset() + " (" + encoding.reason() + ")",
                grid.rows().size() + " rows without names at " + (grid.path().isEmpty() ? "the root" : pointer(grid.path())),
                grid.names().isEmpty() ? "nothing names the columns" : "names of the columns: " + String.join(", ", grid.names())),
                grid.headed() ? List.of("the first row names the columns and will be rejected as a record") : List.of());
    }

    private static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    /** Reads roots as far as the text goes; false where it ends too early or is no JSON from some place on. */
    private static boolean parse(String text, List<RecordTree> roots) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (roots.size() < Sample.MAX_RECORDS && parser.nextToken() != null) {
                RecordTree root = new RecordTree();
                roots.add(root);
                read(parser, root);
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can't be read", e);
        }
    }

    private static void read(JsonParser parser, RecordTree node) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                read(parser, node.child(name));
            }
        } else if (token == JsonToken.START_ARRAY) {
            node.markList();
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                read(parser, i < Sample.MAX_RECORDS ? node.element() : new RecordTree());
            }
        } else if (token != JsonToken.VALUE_NULL) {
            node.addText(parser.getText());
        }
    }
}
