package io.yizhan.hub.adapter;

import java.util.List;
import java.util.Map;

/**
 * A way to read a sample.
 *
 * @param format     name of the format, as in {@code department.yaml}
 * @param settings   the block below that name; texts, whole numbers, booleans, lists and maps of these
 * @param columns    the values found, in the order of the source
 * @param confidence from 0 to 1, comparable between formats
 * @param reasons    why, and what was found; nothing out of the records
 * @param concerns   what the format can't do for this sample and the integrator must settle; nothing out of the records
 */
public record RecognisedFormat(String format, Map<String, Object> settings, List<SourceColumn> columns, double confidence,
        List<String> reasons, List<String> concerns) {

    public RecognisedFormat {
        columns = List.copyOf(columns);
        reasons = List.copyOf(reasons);
        concerns = List.copyOf(concerns);
    }
}
