package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.Nearest;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.DecodingReader;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.mapping.Edges;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Settings of delimited text.
 *
 * @param quote    the quote character, or {@link RowScanner#NO_QUOTE}
 * @param escape   takes the meaning from the character after it, or {@link Escape#NONE}
 * @param titleRows rows before the table, blank ones not counted
 * @param header   the first row names the columns, whose order is then free
 * @param columns  without a header the names of all columns in order; with one, names it must have
 * @param sources  names to extract
 */
record DelimitedFormat(char separator, char quote, int escape, int titleRows, boolean header, List<String> columns, Set<String> sources,
        Encoding encoding) implements RecordFormat {

    static RecordFormat of(Block format, Set<String> sources) {
        boolean header = format.flag("header", true);
        List<String> columns = format.texts("columns");
        if (!header && columns.isEmpty()) {
            format.fault("columns", "missing; without a header row, name all columns in their order");
        }
        if (!columns.isEmpty()) {
            sources.stream().filter(source -> !columns.contains(source)).forEach(source ->
                    format.fault("columns", "lacks " + source + ", which the feed reads; " + Nearest.hint(source, columns)
                            + "add it or correct the source name"));
        }
        char separator = character(format, "separator", ",");
        char quote = character(format, "quote", "\"");
        int escape = format.has("escape") ? character(format, "escape", "\\") : Escape.NONE;
        if (separator == quote || escape == separator || escape == quote) {
            format.fault("", "separator, quote and escape are not three characters; give each its own");
        }
        return new DelimitedFormat(separator, quote, escape, format.number("titleRows", 0, 0), header, columns, sources, Encoding.of(format, "auto"));
    }

    @Override
    public RecordReader open(InputStream plain) throws IOException {
        return open(plain, name -> { });
    }

    @Override
    public RecordReader open(InputStream plain, Consumer<String> unread) throws IOException {
        RowScanner rows = new RowScanner(new DecodingReader(plain, encoding), separator, quote, escape);
        for (int skipped = 0; skipped < titleRows && rows.next();) {
            skipped += rows.isBlank() ? 0 : 1;
        }
        List<String> names = header ? header(rows) : columns;
        names.stream().filter(name -> !sources.contains(name) && !name.isEmpty()).forEach(unread);
        return new DelimitedReader(rows, names, sources, header);
    }

    @Override
    public Optional<Reader> text(InputStream plain) {
        return Optional.of(new DecodingReader(plain, encoding));
    }

    @Override
    public Layout layout() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("encoding", encoding.name());
        settings.put("separator", String.valueOf(separator));
        settings.put("quote", quote == RowScanner.NO_QUOTE ? "" : String.valueOf(quote));
        if (escape != Escape.NONE) {
            settings.put("escape", String.valueOf((char) escape));
        }
        if (titleRows > 0) {
            settings.put("titleRows", String.valueOf(titleRows));
        }
        settings.put("header", String.valueOf(header));
        if (!columns.isEmpty()) {
            settings.put("columns", String.join(", ", columns));
        }
        List<Layout.Place> places = header ? List.of()
                : IntStream.range(0, columns.size()).mapToObj(i -> new Layout.Place(columns.get(i), i + 1, 1)).toList();
        return new Layout(settings, header ? null : "column", places, List.of("E-ROW-COLUMNS", "E-ROW-UNREADABLE"),
                header ? List.of("E-ENCODING", "E-FORMAT-HEADER") : List.of("E-ENCODING"));
    }

    private List<String> header(RowScanner rows) throws IOException {
        do {
            if (!rows.next()) {
                throw new UnreadableInput("E-FORMAT-HEADER", "no header row; begin the file with the column names");
            }
        } while (rows.isBlank());
        List<String> names = new ArrayList<>();
        rows.fields().forEach(name -> names.add(Edges.trim(name)));
        List<String> missing = new ArrayList<>();
        for (String name : columns.isEmpty() ? List.copyOf(sources) : columns) {
            if (!names.contains(name)) {
                missing.add(name);
            } else if (sources.contains(name) && names.indexOf(name) != names.lastIndexOf(name)) {
                throw new UnreadableInput("E-FORMAT-HEADER", "the header names " + name + " twice; name each column once");
            }
        }
        if (!missing.isEmpty()) {
            throw new UnreadableInput("E-FORMAT-HEADER", "the header lacks " + String.join(", ", missing)
                    + "; begin the file with the column names, separated as the feed is set up");
        }
        return names;
    }

    static char character(Block format, String key, String fallback) {
        String text = format.text(key, fallback);
        if (text.isEmpty() && key.equals("quote")) {
            return RowScanner.NO_QUOTE;
        }
        if (text.length() != 1 || text.equals("\n") || text.equals("\r")) {
            format.fault(key, "not one character" + (key.equals("quote") ? ", nor empty for none" : ""));
            return fallback.charAt(0);
        }
        return text.charAt(0);
    }
}
