package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One record on its way into a {@link Draft}. Used by one thread, thrown away after. */
final class Translation {

    private final Map<String, String> source;
    private final Words words;
    private final TreeMap<String, FieldValue> fields = new TreeMap<>();
    private List<Violation> violations = List.of();

    Translation(Map<String, String> source, Words words) {
        this.source = source;
        this.words = words;
    }

    /** The source's text just as written, or null. */
    String raw(String name) {
        return source.get(name);
    }

    /** The source's text without its edges, or null where it is absent or a null word. */
    String meant(String name) {
        return words.meant(source.get(name));
    }

    boolean isUnlimited(String text) {
        return words.unlimited().contains(text);
    }

    void put(String field, String raw, String value) {
        fields.put(field, raw.equals(value) ? FieldValue.same(value) : new FieldValue(raw, value));
    }

    void violation(String field, String code, String detail) {
        if (violations.isEmpty()) {
            violations = new ArrayList<>(2);
        }
        violations.add(new Violation(field, code, detail));
    }

    Draft draft() {
        return new Draft(fields, violations);
    }
}
