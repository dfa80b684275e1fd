package io.yizhan.hub.adapters.recognition;

import io.yizhan.hub.adapter.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows without names in a tree: a list of lists, all as long. Their names may stand in a list as long beside them, or in the first row.
 *
 * @param path   from the root to the list
 * @param rows   the records, the empty text for what is absent
 * @param names  of the columns; empty where nothing names them
 * @param headed the first of the list's rows names the columns, and is none of {@code rows}
 */
public record RowGrid(List<String> path, List<List<String>> rows, List<String> names, boolean headed) {

    private static final int MOST_STEPS = 6;

    /** The first there is, or empty. */
    public static Optional<RowGrid> find(RecordTree root) {
        return find(root, root, List.of());
    }

    public int width() {
        return rows.get(0).size();
    }

    private static Optional<RowGrid> find(RecordTree node, RecordTree parent, List<String> path) {
        Optional<List<List<String>>> table = table(node);
        if (table.isPresent()) {
            return Optional.of(of(path, table.get(), parent));
        }
        if (path.size() < MOST_STEPS) {
            for (String name : node.names()) {
                for (RecordTree child : node.children(name)) {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(name);
                    Optional<RowGrid> found = find(child, node, longer);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static RowGrid of(List<String> path, List<List<String>> rows, RecordTree parent) {
        int width = rows.get(0).size();
        for (String name : parent.names()) {
            for (RecordTree beside : parent.children(name)) {
                List<String> names = beside.elements().stream().map(RowGrid::named).toList();
                if (names.size() == width && names.stream().noneMatch(text -> text.isEmpty() || HeaderGuess.isData(text))) {
                    return new RowGrid(path, rows, names, false);
                }
            }
        }
        return rows.size() > 1 && HeaderGuess.of(rows).isHeader() ? new RowGrid(path, rows.subList(1, rows.size()), rows.get(0), true)
                : new RowGrid(path, rows, List.of(), false);
    }

    /** A name itself, or the first text of an object that describes a column. */
    private static String named(RecordTree column) {
        if (column.names().isEmpty()) {
            return column.text();
        }
        return column.names().stream().filter(name -> name.matches("(?i)(field|column)?_?-?(name|title|label|caption|comment|code|key|field)"))
                .map(name -> column.children(name).get(0).text()).findFirst().orElse("");
    }

    private static Optional<List<List<String>>> table(RecordTree node) {
        List<List<String>> rows = new ArrayList<>();
        for (RecordTree row : node.elements()) {
            boolean plain = row.elements().size() > 1 && row.elements().stream().allMatch(field -> field.elements().isEmpty() && field.names().isEmpty());
            if (!plain || !rows.isEmpty() && rows.get(0).size() != row.elements().size()) {
                return Optional.empty();
            }
            if (rows.size() < Sample.MAX_RECORDS) {
                rows.add(row.elements().stream().map(RecordTree::text).toList());
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }
}
