package io.yizhan.hub.joining.samples;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.Mask;
import io.yizhan.hub.joining.samples.SampleResult.Difference;
import io.yizhan.hub.licence.Licence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares what comes of a sample with what was expected, record by record and field by field. */
final class Comparison {

    private static final List<String> STATED = List.of("licence", "change");

    private final FeedFields fields;
    private final List<Difference> differences = new ArrayList<>();

    Comparison(FeedFields fields) {
        this.fields = fields;
    }

    /** The differences, masked. @throws IOException where a line expected is no JSON */
    List<Difference> of(List<String> expected, List<String> found) throws IOException {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            JsonNode was = i < expected.size() ? Json.mapper().readTree(expected.get(i)) : null;
            JsonNode is = i < found.size() ? Json.mapper().readTree(found.get(i)) : null;
            if (was == null || is == null) {
                add(i, is, "record", was == null ? null : outcome(was), is == null ? null : outcome(is));
            } else {
                compare(i, was, is);
            }
        }
        return differences;
    }

    private void compare(int i, JsonNode was, JsonNode is) {
        for (String number : List.of("record", "line")) {
            compare(i, is, number, was.path(number), is.path(number));
        }
        for (String stated : STATED) {
            Set<String> names = new TreeSet<>();
            was.path(stated).fieldNames().forEachRemaining(names::add);
            is.path(stated).fieldNames().forEachRemaining(names::add);
            if (was.has(stated) != is.has(stated)) {
                add(i, is, "record", outcome(was), outcome(is));
            } else {
                names.forEach(name -> compare(i, is, name, was.path(stated).path(name), is.path(stated).path(name)));
            }
        }
        compare(i, is, "codes", was.path("codes"), is.path("codes"));
    }

    private void compare(int i, JsonNode record, String name, JsonNode was, JsonNode is) {
        if (!was.equals(is)) {
            add(i, record, name, text(name, was), text(name, is));
        }
    }

    private void add(int i, JsonNode record, String field, String expected, String found) {
        differences.add(new Difference(i + 1L, record == null ? 0 : record.path("line").asLong(), field, expected, found));
    }

    private String text(String name, JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        if (name.equals("codes")) {
            List<String> codes = new ArrayList<>();
            value.forEach(code -> codes.add(code.asText()));
            return String.join(", ", codes);
        }
        if (!value.isTextual()) {
            return value.asText();
        }
        String field = name.endsWith(Licence.RAW_SUFFIX) ? name.substring(0, name.length() - Licence.RAW_SUFFIX.length()) : name;
        return Mask.text(fields.classOf(field), value.asText());
    }

    private static String outcome(JsonNode record) {
        return STATED.stream().anyMatch(record::has) ? "registered" : "rejected";
    }
}
