package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.Sample;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample cut into records of a fixed width.
 *
 * @param titles     lines before the first that may be a record; a ruler is the last of them
 * @param list       those of that width, without line ends
 * @param shortLines blanks at the ends of lines are left out
 * @param steadiness share of the lines after the titles that have the width
 */
record FixedRecords(List<FixedLine> titles, List<FixedLine> list, int length, WidthUnit unit, boolean lineEnds, boolean shortLines, double steadiness) {

    private static final double STEADY = 0.9;
    private static final int MOST_TITLES = 6;
    private static final int MOST_REMARKS = 3;
    private static final int FEWEST_GAPS = 3;
    private static final int FEWEST_LINES = 3;

    /** @param stated the record length that a layout states, or 0 */
    static FixedRecords of(byte[] bytes, Charset charset, int stated) {
        int start = bytes.length > 2 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB && (bytes[2] & 0xff) == 0xBF ? 3 : 0;
        List<byte[]> lines = lines(bytes, start);
        if (lines.size() > 1 || stated == 0 || bytes.length <= stated + 2) {
            return ofLines(lines, charset, stated);
        }
        List<FixedLine> blocks = new ArrayList<>();
        for (int at = start; at + stated <= bytes.length && blocks.size() < Sample.MAX_RECORDS; at += stated) {
            blocks.add(FixedLine.of(Arrays.copyOfRange(bytes, at, at + stated), WidthUnit.BYTES, charset));
        }
        return new FixedRecords(List.of(), blocks, stated, WidthUnit.BYTES, false, false, 1);
    }

    /** The first of the records taken for a title. */
    FixedRecords withoutFirst() {
        List<FixedLine> all = new ArrayList<>(titles);
        all.add(list.get(0));
        return new FixedRecords(all, list.subList(1, list.size()), length, unit, lineEnds, shortLines, steadiness);
    }

    /** Counted in what makes most lines alike, and as long as a layout says; in bytes, where nothing speaks for another. */
    private static FixedRecords ofLines(List<byte[]> lines, Charset charset, int stated) {
        FixedRecords best = null;
        for (WidthUnit unit : WidthUnit.values()) {
            FixedRecords counted = counted(lines.stream().map(line -> FixedLine.of(line, unit, charset)).toList(), unit);
            boolean said = best != null && counted.length == stated && best.length != stated && counted.steadiness == best.steadiness;
            best = best == null || counted.steadiness > best.steadiness || said ? counted : best;
        }
        if (best.steadiness >= STEADY) {
            return best;
        }
        FixedRecords filled = null;
        int most = FEWEST_GAPS - 1;
        for (WidthUnit unit : WidthUnit.values()) {
            FixedRecords candidate = filled(lines.stream().map(line -> FixedLine.of(line, unit, charset)).toList(), unit);
            int gaps = candidate == null ? 0 : gaps(candidate.list);
            if (gaps > most) {
                filled = candidate;
                most = gaps;
            }
        }
        return filled == null ? best : filled;
    }

    private static FixedRecords counted(List<FixedLine> lines, WidthUnit unit) {
        Map<Integer, Integer> widths = new HashMap<>();
        lines.forEach(line -> widths.merge(line.width(), 1, Integer::sum));
        int width = widths.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
        int first = first(lines, width);
        int end = lines.size();
        while (end > first && end > lines.size() - MOST_REMARKS && lines.get(end - 1).width() != width) {
            end--;
        }
        // A few lines more or less are titles and remarks only where there are more records.
        boolean few = end - first <= lines.size() - (end - first);
        List<FixedLine> body = lines.subList(few ? 0 : first, few ? lines.size() : end);
        List<FixedLine> list = body.stream().filter(line -> line.width() == width).toList();
        return new FixedRecords(lines.subList(0, few ? 0 : first), list, width, unit, true, false, body.isEmpty() ? 0 : list.size() / (double) body.size());
    }

    /** Where the records begin: behind a ruler, or at the first line that is as wide as most. */
    private static int first(List<FixedLine> lines, int width) {
        int first = 0;
        int least = Math.min(MOST_TITLES, lines.size() - 1);
        for (int i = 0; i < least; i++) {
            if (lines.get(i).isRuler()) {
                return i + 1;
            }
        }
        while (first < least && lines.get(first).width() != width) {
            first++;
        }
        return first < least ? first : 0;
    }

    /** Lines that end where their last text does, filled up to the longest; null where some don't. */
    private static FixedRecords filled(List<FixedLine> lines, WidthUnit unit) {
        int first = lines.isEmpty() ? 0 : first(lines, lines.get(lines.size() - 1).width());
        boolean ruled = first > 0 && lines.get(first - 1).isRuler();
        List<FixedLine> body = lines.subList(ruled ? first : 0, lines.size());
        int width = body.stream().mapToInt(FixedLine::width).max().orElse(0);
        if (body.size() < FEWEST_LINES && !ruled || body.stream().anyMatch(line -> line.text().endsWith(" ") || line.width() < width / 2)) {
            return null;
        }
        return new FixedRecords(lines.subList(0, ruled ? first : 0), body.stream().map(line -> line.filled(width)).toList(), width, unit, true, true, 1);
    }

    /** How many runs of places are blank in all lines, with text on both sides. */
    private static int gaps(List<FixedLine> lines) {
        int gaps = 0;
        boolean before = true;
        int width = lines.get(0).width();
        int last = width;
        for (int at = 0; at < width; at++) {
            int place = at;
            boolean blank = lines.stream().allMatch(line -> line.units()[place] == ' ');
            gaps += blank && !before ? 1 : 0;
            last = blank ? last : at;
            before = blank;
        }
        return last < width - 1 ? gaps - 1 : gaps;
    }

    private static List<byte[]> lines(byte[] bytes, int start) {
        List<byte[]> lines = new ArrayList<>();
        int from = start;
        for (int i = start; i <= bytes.length && lines.size() < Sample.MAX_RECORDS; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                int to = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
                byte[] line = Arrays.copyOfRange(bytes, from, to);
                if (line.length > 1 && !new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                    lines.add(line);
                }
                from = i + 1;
            }
        }
        return lines;
    }
}
