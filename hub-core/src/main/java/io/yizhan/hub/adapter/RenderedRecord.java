package io.yizhan.hub.adapter;

import io.yizhan.hub.licence.Violation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One licence in a department's own names and words, before it is bytes.
 *
 * @param values     the department's name to text, in the department's order; what the licence does not say has no entry
 * @param violations why it can't be written in this format, all of it; empty where it can. {@link Violation#field} is the
 *                   department's name
 */
public record RenderedRecord(Map<String, String> values, List<Violation> violations) {

    public RenderedRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        violations = List.copyOf(violations);
    }
}
