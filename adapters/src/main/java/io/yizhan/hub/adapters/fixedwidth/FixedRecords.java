package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample cut into records of a fixed number of bytes.
 *
 * @param list       those of that length, without line ends
 * @param steadiness share of the lines that have it
 */
record FixedRecords(List<byte[]> list, int length, boolean lineEnds, double steadiness) {

    /** @param stated the record length that a layout states, or 0 */
    static FixedRecords of(byte[] bytes, int stated) {
        int start = bytes.length > 2 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB && (bytes[2] & 0xff) == 0xBF ? 3 : 0;
        List<byte[]> lines = lines(bytes, start);
        if (lines.size() > 1 || stated == 0 || bytes.length <= stated + 2) {
            return ofLines(lines);
        }
        List<byte[]> blocks = new ArrayList<>();
        for (int at = start; at + stated <= bytes.length && blocks.size() < Sample.MAX_RECORDS; at += stated) {
            blocks.add(Arrays.copyOfRange(bytes, at, at + stated));
        }
        return new FixedRecords(blocks, stated, false, 1);
    }

    private static FixedRecords ofLines(List<byte[]> lines) {
        Map<Integer, Integer> lengths = new HashMap<>();
        lines.forEach(line -> lengths.merge(line.length, 1, Integer::sum));
        int length = lengths.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0);
        List<byte[]> list = lines.stream().filter(line -> line.length == length).toList();
        return new FixedRecords(list, length, true, lines.isEmpty() ? 0 : list.size() / (double) lines.size());
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
