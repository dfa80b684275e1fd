package io.yizhan.hub.adapter;

import io.yizhan.hub.licence.Violation;
import java.util.Map;
import java.util.Objects;

/**
 * One record of a department's message, in the department's own names and words.
 *
 * @param number one-based position among the records of the message
 * @param line   one-based line of the source on which the record begins; the record number where the format has no lines
 * @param values source name to source text; absent values have no entry. Empty where {@code fault} is set
 * @param fault  why the record could not be read at all (wrong number of columns, say), or null
 */
public record SourceRecord(long number, long line, Map<String, String> values, Violation fault) {

    public SourceRecord {
        Objects.requireNonNull(values, "values");
    }

    public static SourceRecord of(long number, long line, Map<String, String> values) {
        return new SourceRecord(number, line, values, null);
    }

    public static SourceRecord faulty(long number, long line, Violation fault) {
        return new SourceRecord(number, line, Map.of(), Objects.requireNonNull(fault));
    }
}
