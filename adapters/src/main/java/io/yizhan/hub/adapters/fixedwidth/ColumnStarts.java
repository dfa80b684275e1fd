package io.yizhan.hub.adapters.fixedwidth;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the fields of fixed records begin, told from the records alone: around values of a known shape ({@link KnownShapes}), after
 * bytes that are blank in all records, and where the kind of bytes changes in all of them.
 */
final class ColumnStarts {

    private static final double NEARLY_ALL = 0.97;
    private static final double MANY = 0.5;
    private static final int ENOUGH_RECORDS = 4;
    private static final List<String> LAST = List.of("号", "省", "市", "县", "局", "男女", "族");

    private final List<byte[]> records;
    private final int length;
    /** By record and byte: blank, digit, letter, glue (punctuation within numbers and names), high (part of a longer character), other. */
    private final char[][] kinds;
    /** By record and byte: the character that ends there, or 0. */
    private final char[][] ends;
    /** Before each byte, how many there are that differ between records. */
    private final int[] varying;
    private final TreeSet<Integer> starts = new TreeSet<>();

    private ColumnStarts(FixedRecords fixed, Charset charset) {
        this.records = fixed.list().stream().map(FixedLine::units).toList();
        this.length = fixed.length();
        this.ends = fixed.list().stream().map(record -> ByteKinds.ends(record, fixed.unit(), charset)).toArray(char[][]::new);
        this.kinds = fixed.list().stream().map(record -> ByteKinds.of(record, fixed.unit(), charset)).toArray(char[][]::new);
        this.varying = varying(records, length);
    }

    private static int[] varying(List<byte[]> records, int length) {
        int[] varying = new int[length + 1];
        byte[] first = records.get(0);
        for (int i = 0; i < length; i++) {
            int at = i;
            varying[i + 1] = varying[i] + (records.stream().allMatch(record -> record[at] == first[at]) ? 0 : 1);
        }
        return varying;
    }

    /** The fields, named {@code column1} and on, in the order of their places. */
    static List<Layout.Field> infer(FixedRecords records, Charset charset) {
        ColumnStarts inferred = new ColumnStarts(records, charset);
        inferred.starts.add(0);
        boolean[] known = inferred.aroundKnownShapes();
        for (int at = 1; at < inferred.length; at++) {
            if (!known[at] && !inferred.starts.contains(at) && (inferred.followsBlank(at) || inferred.changesKind(at) || inferred.followsLastCharacter(at))) {
                inferred.starts.add(at);
            }
        }
        inferred.splitSexAndEthnicity(known);
        return inferred.fields();
    }

    /** Marks the inside of known shapes, where no field begins. */
    private boolean[] aroundKnownShapes() {
        boolean[] inside = new boolean[length];
        for (KnownShapes shape : KnownShapes.values()) {
            boolean[] holds = new boolean[Math.max(0, length - shape.length() + 1)];
            for (int at = 0; at < holds.length; at++) {
                holds[at] = isFree(inside, at, shape.length()) && shape.holds(records, at);
            }
            boolean found = true;
            // A shape found may be the boundary of the one before it.
            while (found) {
                found = false;
                for (int at = 0; at < holds.length; at++) {
                    if (holds[at] && isFree(inside, at, shape.length()) && (!shape.needsBoundary() || isBounded(at, at + shape.length()))) {
                        starts.add(at);
                        if (at + shape.length() < length) {
                            starts.add(at + shape.length());
                        }
                        for (int i = at; i < at + shape.length(); i++) {
                            inside[i] = true;
                        }
                        found = true;
                    }
                }
            }
        }
        return inside;
    }

    private static boolean isFree(boolean[] inside, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (inside[i]) {
                return false;
            }
        }
        return true;
    }

    /** A day in the middle of a longer number is part of the number. */
    private boolean isBounded(int from, int to) {
        boolean left = from == 0 || starts.contains(from) || share(from - 1, 'd') < 1 - NEARLY_ALL + 0.3;
        boolean right = to == length || starts.contains(to) || share(to, 'd') < 1 - NEARLY_ALL + 0.3;
        return left || right;
    }

    private boolean followsBlank(int at) {
        double blankBefore = share(at - 1, ' ');
        double filled = 1 - share(at, ' ');
        if (blankBefore >= NEARLY_ALL && filled >= MANY) {
            return true;
        }
        return blankBefore == 1 && filled > 0 && records.size() >= ENOUGH_RECORDS && (at < 2 || share(at - 2, ' ') == 1);
    }

    /** From digits to letters, say, in nearly all records; but not after a beginning that all records share, as 青健证2025. */
    private boolean changesKind(int at) {
        char before = kindOf(at - 1);
        char after = kindOf(at);
        if (before == 0 || after == 0 || before == after) {
            return false;
        }
        Integer start = starts.floor(at - 1);
        return !isConstant(start, at);
    }

    /** The kind that nearly all filled records have at a place, or 0. */
    private char kindOf(int at) {
        for (char kind : new char[] {'d', 'l', 'h'}) {
            double blank = share(at, ' ');
            if (share(at, kind) >= NEARLY_ALL * (1 - blank) && blank < 0.4) {
                return kind;
            }
        }
        return 0;
    }

    /** After a character that names and numbers end with, where it stands at one place in nearly all records. */
    private boolean followsLastCharacter(int at) {
        for (String last : LAST) {
            int count = 0;
            for (char[] record : ends) {
                count += record[at - 1] != 0 && last.indexOf(record[at - 1]) >= 0 ? 1 : 0;
            }
            if (count >= NEARLY_ALL * ends.length && count > 1 && share(at, ' ') < MANY) {
                return !isConstant(starts.floor(at - 1), at) && !isConstant(at, blankFrom(at));
            }
        }
        return false;
    }

    /** The next place that is blank in all records, or the end. */
    private int blankFrom(int at) {
        int end = at;
        while (end < length && share(end, ' ') < 1) {
            end++;
        }
        return end;
    }

    private boolean isConstant(int from, int to) {
        return varying[from] == varying[to];
    }

    /** Three digits right before a day, as public security writes sex (GB/T 2261.1) and ethnic group (GB/T 3304) before the birth date. */
    private void splitSexAndEthnicity(boolean[] known) {
        for (int at : new ArrayList<>(starts)) {
            boolean three = at + 3 < length && Integer.valueOf(at + 3).equals(starts.higher(at)) && known[at + 3] && !known[at];
            if (three && records.stream().allMatch(record -> new String(record, at, 3, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .matches("[0129](0[1-9]|[1-4][0-9]|5[0-8]|9[78])"))) {
                starts.add(at + 1);
            }
        }
    }

    private double share(int at, char kind) {
        int count = 0;
        for (char[] record : kinds) {
            count += record[at] == kind ? 1 : 0;
        }
        return count / (double) kinds.length;
    }

    private List<Layout.Field> fields() {
        List<Integer> ordered = new ArrayList<>(starts);
        List<Layout.Field> fields = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            int end = i + 1 < ordered.size() ? ordered.get(i + 1) : length;
            fields.add(new Layout.Field("column" + (i + 1), "", ordered.get(i) + 1, end - ordered.get(i)));
        }
        return fields;
    }
}
