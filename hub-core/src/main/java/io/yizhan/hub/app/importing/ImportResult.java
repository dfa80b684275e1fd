package io.yizhan.hub.app.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Outcome of an import, as table or JSON.
 *
 * @param files  those begun, in order
 * @param took   from the first byte sent to the last record settled and the last rejection fetched
 * @param ending the worst the hub did to it
 */
public record ImportResult(List<ImportedFile> files, Duration took, Ending ending) {

    /** {@code REFUSED}: the hub refused a file or the sender. {@code LOST}: the hub could not be reached any more. */
    public enum Ending {
        COMPLETE, REFUSED, LOST
    }

    private static final Map<String, ToLongFunction<ImportedFile>> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("received", ImportedFile::received);
        COUNTS.put("registered", ImportedFile::registered);
        COUNTS.put("unchanged", ImportedFile::unchanged);
        COUNTS.put("rejected", ImportedFile::rejected);
        COUNTS.put("parked", ImportedFile::parked);
        COUNTS.put("warned", ImportedFile::warned);
    }

    /** Sum of one count over all files. */
    public long sum(ToLongFunction<ImportedFile> count) {
        return files.stream().mapToLong(count).sum();
    }

    /** One JSON object: {@code files}, the sums, {@code seconds}. */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("files", files);
        COUNTS.forEach((name, count) -> object.put(name, sum(count)));
        object.put("seconds", took.toMillis() / 1000.0);
        try {
            return Json.mapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns aligned by spaces: the counts (parked only where there are any), then the file; the last row is the total. */
    public List<String> table() {
        List<String> names = COUNTS.keySet().stream().filter(name -> !name.equals("parked") || sum(ImportedFile::parked) > 0).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(names, name -> name, "file"));
        files.forEach(file -> rows.add(row(names, name -> String.valueOf(COUNTS.get(name).applyAsLong(file)),
                file.file() + (file.state() == ImportedFile.State.SETTLED ? "" : "  (" + file.state().id() + ")"))));
        rows.add(row(names, name -> String.valueOf(sum(COUNTS.get(name))), "total"));
        int[] widths = new int[names.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(List<String> names, java.util.function.UnaryOperator<String> cell, String last) {
        List<String> row = new ArrayList<>(names.stream().map(cell).toList());
        row.add(last);
        return row;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i)).append("  ");
        }
        return line.append(row.get(widths.length)).toString();
    }
}
