package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapters.MessageFormat;
import io.yizhan.hub.adapters.output.TextEncoding;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delimited text to be written: a row a record, quotes only where a field needs them (RFC 4180).
 *
 * @param quote   the quote character, or {@link RowScanner#NO_QUOTE}
 * @param header  whether the first row names the columns
 * @param columns all of them, in order
 */
record DelimitedMessage(char separator, char quote, boolean header, List<String> columns, String lineEnd, TextEncoding encoding)
        implements MessageFormat {

    private static final Map<String, String> LINE_ENDS = Map.of("lf", "\n", "crlf", "\r\n");

    static MessageFormat of(Block format, Set<String> names) {
        List<String> columns = format.texts("columns");
        if (columns.isEmpty()) {
            columns = List.copyOf(names);
        } else {
            for (String column : new LinkedHashSet<>(columns)) {
                if (!names.contains(column)) {
                    format.fault("columns", "nothing fills " + column + "; add it to the mapping, with {constant: \"\"} if it stays empty");
                }
            }
            for (String name : names) {
                if (!columns.contains(name)) {
                    format.fault("columns", "lacks " + name + ", which the mapping fills; add it or take it off the mapping");
                }
            }
        }
        String lineEnd = format.text("lineEnd", "lf");
        if (!LINE_ENDS.containsKey(lineEnd)) {
            format.fault("lineEnd", "neither lf nor crlf");
        }
        return new DelimitedMessage(DelimitedFormat.character(format, "separator", ","), DelimitedFormat.character(format, "quote", "\""),
                format.flag("header", true), columns, LINE_ENDS.getOrDefault(lineEnd, "\n"), TextEncoding.of(format, StandardCharsets.UTF_8));
    }

    @Override
    public Violation obstacle(String name, String text) {
        if (quote == RowScanner.NO_QUOTE && needsQuotes(text)) {
            return new Violation(name, "E-OUT-SEPARATOR", "the text holds the separator or a line end, and the format has no quotes; give it a quote");
        }
        return encoding.obstacle(name, text);
    }

    @Override
    public byte[] write(List<Map<String, String>> records) {
        StringBuilder text = new StringBuilder();
        if (header) {
            row(text, columns);
        }
        records.forEach(record -> row(text, columns.stream().map(column -> record.getOrDefault(column, "")).toList()));
        return encoding.message(text);
    }

    private void row(StringBuilder text, List<String> fields) {
        String before = "";
        for (String field : fields) {
            text.append(before);
            before = String.valueOf(separator);
            // A row of one empty field would be a blank line, which is no row.
            if (quote != RowScanner.NO_QUOTE && (needsQuotes(field) || fields.size() == 1 && field.isEmpty())) {
                text.append(quote).append(field.replace(String.valueOf(quote), String.valueOf(new char[] {quote, quote}))).append(quote);
            } else {
                text.append(field);
            }
        }
        text.append(lineEnd);
    }

    private boolean needsQuotes(String field) {
        return field.indexOf(separator) >= 0 || field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0
                || quote != RowScanner.NO_QUOTE && !field.isEmpty() && field.charAt(0) == quote;
    }

    @Override
    public String mediaType() {
        return encoding.mediaType("text/csv");
    }

    @Override
    public String ending() {
        return "csv";
    }
}
