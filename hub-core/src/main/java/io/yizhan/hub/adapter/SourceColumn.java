package io.yizhan.hub.adapter;

import java.util.List;

/**
 * One named value of a sample's records.
 *
 * @param source as a mapping names it: a column, a path, a pointer
 * @param path   what the sample calls it, from the outermost element or object to the value itself; empty where the sample
 *               names nothing and {@code source} was made up
 * @param title  what a layout or a second header says of it besides, or the empty text
 * @param values its text in each record, in the records' order, at most {@link Sample#MAX_RECORDS}; the empty text where absent
 */
public record SourceColumn(String source, List<String> path, String title, List<String> values) {

    public SourceColumn {
        path = List.copyOf(path);
        values = List.copyOf(values);
    }

    /** False where the sample has no name for it. */
    public boolean isNamed() {
        return !path.isEmpty() || !title.isEmpty();
    }
}
