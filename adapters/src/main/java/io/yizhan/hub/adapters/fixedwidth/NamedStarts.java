package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapters.recognition.HeaderGuess;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the fields of fixed records begin and what they are called, told from a line of names above them, and a ruler of dashes if there is one. */
final class NamedStarts {

    /** A run of a line's units. @param end one past its last */
    private record Run(int start, int end) {
    }

    private static final int FEWEST_LETTERS = 2;

    private final FixedRecords records;
    private final Charset charset;

    private NamedStarts(FixedRecords records, Charset charset) {
        this.records = records;
        this.charset = charset;
    }

    /** Fields by the runs of the ruler, named by the line above it. */
    static List<Layout.Field> ruled(FixedRecords records, FixedLine names, FixedLine ruler, Charset charset) {
        NamedStarts named = new NamedStarts(records, charset);
        List<Run> runs = runs(ruler, 1, false);
        List<Layout.Field> fields = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            int start = runs.get(i).start;
            // The last may be longer than its dashes.
            int end = i + 1 < runs.size() ? runs.get(i).end : records.length();
            if (start < records.length()) {
                fields.add(new Layout.Field(named.name(names, start, i + 1 < runs.size() ? runs.get(i + 1).start : end, i), "", start + 1, Math.min(end, records.length()) - start));
            }
        }
        return distinct(fields);
    }

    /**
     * Fields by the words of a line that names them.
     *
     * @param inferred where they begin as told from the records alone
     * @return null where the line names nothing
     */
    static List<Layout.Field> named(FixedRecords records, FixedLine names, List<Layout.Field> inferred, Charset charset) {
        NamedStarts named = new NamedStarts(records, charset);
        TreeSet<Integer> known = inferred.stream().map(field -> field.start() - 1).collect(Collectors.toCollection(TreeSet::new));
        List<Run> words = named.apart(runs(names, 1, true), known);
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        for (int i = 1; i < words.size(); i++) {
            int start = named.between(words.get(i - 1), words.get(i), known);
            if (start >= records.length()) {
                return null;
            }
            if (start > 0) {
                starts.add(start);
            }
        }
        List<Integer> ordered = new ArrayList<>(starts);
        List<Layout.Field> fields = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            int end = i + 1 < ordered.size() ? ordered.get(i + 1) : records.length();
            fields.add(new Layout.Field(named.name(names, ordered.get(i), end, i), "", ordered.get(i) + 1, end - ordered.get(i)));
        }
        return fields.size() > 1 && named.isHeader(names, fields) ? distinct(fields) : null;
    }

    /** Names that fill their places run together; a value of a known shape that begins below one of them shows where. */
    private List<Run> apart(List<Run> words, TreeSet<Integer> known) {
        List<byte[]> units = records.list().stream().map(FixedLine::units).toList();
        List<Run> apart = new ArrayList<>();
        for (Run word : words) {
            int from = word.start;
            for (int start : known.subSet(word.start, false, word.end, false)) {
                boolean begins = Arrays.stream(KnownShapes.values()).anyMatch(shape -> start + shape.length() <= records.length() && shape.holds(units, start));
                if (begins && start - from >= FEWEST_LETTERS && word.end - start >= FEWEST_LETTERS) {
                    apart.add(new Run(from, start));
                    from = start;
                }
            }
            apart.add(new Run(from, word.end));
        }
        return apart;
    }

    /** Where the field of the second of two words begins, or 0 where both are of one name. */
    private int between(Run first, Run second, TreeSet<Integer> known) {
        // Right-aligned values reach further left than their name, left-aligned ones no further.
        for (int at = second.start - 1; at >= first.end; at--) {
            if (isBlank(at)) {
                return at + 1;
            }
        }
        Integer start = known.floor(second.start);
        if (second.start == first.end) {
            return second.start;
        }
        return start != null && start >= first.end ? start : second.start - first.end > 1 ? second.start : 0;
    }

    private boolean isBlank(int at) {
        return records.list().stream().allMatch(record -> at >= record.width() || record.units()[at] == ' ');
    }

    private boolean isHeader(FixedLine names, List<Layout.Field> fields) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(names, fields));
        records.list().forEach(record -> rows.add(row(record, fields)));
        return HeaderGuess.of(rows).isHeader() && rows.get(0).stream().noneMatch(String::isEmpty);
    }

    private List<String> row(FixedLine line, List<Layout.Field> fields) {
        return fields.stream().map(field -> line.cut(field.start() - 1, field.length(), records.unit(), charset)).toList();
    }

    private String name(FixedLine names, int start, int end, int index) {
        String name = names.cut(start, end - start, records.unit(), charset);
        return name.isEmpty() ? "column" + (index + 1) : name;
    }

    private static List<Run> runs(FixedLine line, int least, boolean words) {
        List<Run> runs = new ArrayList<>();
        int from = -1;
        for (int at = 0; at <= line.width(); at++) {
            boolean in = at < line.width() && (words ? line.units()[at] != ' ' : line.units()[at] == '-' || line.units()[at] == '=');
            if (in && from < 0) {
                from = at;
            } else if (!in && from >= 0) {
                if (at - from >= least) {
                    runs.add(new Run(from, at));
                }
                from = -1;
            }
        }
        return runs;
    }

    /** No two of the same name. */
    private static List<Layout.Field> distinct(List<Layout.Field> fields) {
        List<Layout.Field> distinct = new ArrayList<>();
        for (Layout.Field field : fields) {
            String name = field.name();
            boolean taken = distinct.stream().anyMatch(other -> other.name().equals(name));
            distinct.add(taken ? new Layout.Field(name + (distinct.size() + 1), field.title(), field.start(), field.length()) : field);
        }
        return distinct;
    }
}
