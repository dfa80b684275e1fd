package io.yizhan.hub.app.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The file of rejected records: CSV (RFC 4180, UTF-8, LF) with header {@code file,line,field,code,message} and one row for each rejected record, its
 * violations joined by {@code "; "}. Field, code and message are the hub's words; none of them holds a value out of the record.
 */
final class ErrorRows implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String JOIN = "; ";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rejection(long row, String message, long record, long line, String field, String code, String detail) {
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Page(List<Rejection> rejections, Long next) {
    }

    private final BufferedWriter out;

    /** Makes the file, or empties it. */
    ErrorRows(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
        write("file", "line", "field", "code", "message");
    }

    /** Fetches a message's rejections a page at a time and writes their rows. */
    void add(HubConnection hub, String department, String message, String file)
            throws IOException, HubRefusedException, HubUnreachableException, InterruptedException {
        List<Rejection> record = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            String path = "/departments/" + encoded(department) + "/rejections?after=" + after + "&limit=" + PAGE + "&message=" + encoded(message);
            Page page = hub.json(path, request -> request.GET().timeout(TIMEOUT), Page.class);
            for (Rejection rejection : page.rejections()) {
                if (!rejection.message().equals(message)) {
                    continue;
                }
                if (!record.isEmpty() && record.get(0).record() != rejection.record()) {
                    write(file, record);
                    record.clear();
                }
                record.add(rejection);
            }
            after = page.next();
        }
        write(file, record);
        out.flush();
    }

    private void write(String file, List<Rejection> record) throws IOException {
        if (!record.isEmpty()) {
            write(file, String.valueOf(record.get(0).line()), joined(record, Rejection::field), joined(record, Rejection::code),
                    joined(record, Rejection::detail));
        }
    }

    private static String joined(List<Rejection> record, Function<Rejection, String> part) {
        return record.stream().map(part).collect(Collectors.joining(JOIN));
    }

    private void write(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(cells[i]));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
