package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.Nearest;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapters.RecordFormat;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Settings of fixed-width records.
 *
 * @param all          every field of the layout
 * @param fields       those to extract
 * @param recordLength without the line end
 * @param unit         what widths and places count
 * @param titleRows    lines before the first record, blank ones not counted
 * @param lineEnds     records end with LF or CRLF; else they follow one another directly
 * @param shortLines   a line may end where its last text does
 */
record FixedWidthFormat(List<Field> all, List<Field> fields, int recordLength, WidthUnit unit, int titleRows, boolean lineEnds, boolean shortLines, Charset charset)
        implements RecordFormat {

    /** A field. @param start zero-based offset of its first byte, or other unit */
    record Field(String name, int start, int length) {
    }

    static RecordFormat of(Block format, Set<String> sources) {
        List<Field> fields = fields(format);
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        sources.stream().filter(source -> !names.contains(source)).forEach(source ->
                format.fault("fields", "lacks " + source + ", which the feed reads; " + Nearest.hint(source, names)
                        + "add it or correct the source name"));
        WidthUnit unit = WidthUnit.of(format);
        int titleRows = format.number("titleRows", 0, 0);
        boolean lineEnds = format.flag("lineEnds", true);
        boolean shortLines = format.flag("shortLines", false);
        if (!lineEnds && (unit != WidthUnit.BYTES || titleRows > 0 || shortLines)) {
            format.fault("lineEnds", "without them records are told apart by their bytes alone; take count, titleRows and shortLines off, or set it to true");
        }
        return new FixedWidthFormat(List.copyOf(fields), fields.stream().filter(field -> sources.contains(field.name())).toList(), recordLength(format, fields),
                unit, titleRows, lineEnds, shortLines, charset(format));
    }

    /** The key {@code fields}: all of them, as listed. */
    static List<Field> fields(Block format) {
        List<Field> fields = new ArrayList<>();
        for (Block block : format.blocks("fields")) {
            String name = block.requiredText("name", "the field's name");
            if (!block.has("length")) {
                block.fault("length", "missing; give the width in bytes, or in what count says");
            }
            int start = block.number("start", fields.isEmpty() ? 1 : endOf(fields) + 1, 1);
            fields.add(new Field(name, start - 1, block.number("length", 1, 1)));
            block.refuseUnknownKeys();
        }
        if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
            format.fault("fields", "two fields have the same name; name each once");
        }
        return fields;
    }

    /** The key {@code recordLength}. */
    static int recordLength(Block format, List<Field> fields) {
        int end = fields.stream().mapToInt(field -> field.start() + field.length()).max().orElse(0);
        int recordLength = format.number("recordLength", Math.max(end, 1), 1);
        if (recordLength < end) {
            format.fault("recordLength", "shorter than the fields, which end at " + (format.has("count") ? "" : "byte ") + end);
        }
        return recordLength;
    }

    @Override
    public RecordReader open(InputStream plain) {
        return new FixedWidthReader(plain, this);
    }

    @Override
    public RecordReader open(InputStream plain, Consumer<String> unread) {
        all.stream().filter(field -> !fields.contains(field)).map(Field::name).forEach(unread);
        return open(plain);
    }

    /** Bytes that are not of the charset are replaced: the text is only to be looked at. */
    @Override
    public Optional<Reader> text(InputStream plain) throws IOException {
        return lineEnds ? Optional.of(new InputStreamReader(plain, charset)) : RecordFormat.super.text(plain);
    }

    @Override
    public Layout layout() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("encoding", charset.name());
        settings.put("recordLength", String.valueOf(recordLength));
        settings.put("lineEnds", String.valueOf(lineEnds));
        if (unit != WidthUnit.BYTES) {
            settings.put("count", unit.setting());
        }
        if (titleRows > 0) {
            settings.put("titleRows", String.valueOf(titleRows));
        }
        if (shortLines) {
            settings.put("shortLines", "true");
        }
        return new Layout(settings, unit.place(), all.stream().map(field -> new Layout.Place(field.name(), field.start() + 1, field.length())).toList(),
                List.of("E-ROW-COLUMNS", "E-ROW-UNREADABLE"), List.of());
    }

    private static int endOf(List<Field> fields) {
        Field last = fields.get(fields.size() - 1);
        return last.start() + last.length();
    }

    private static Charset charset(Block format) {
        Charset charset = Encoding.of(format, "GB18030").charset();
        if (charset == null || charset.newEncoder().canEncode('\n') && "\n".getBytes(charset).length != 1) {
            format.fault("encoding", "widths in bytes need one encoding with single-byte spaces and line ends; give GB18030 or UTF-8");
            return StandardCharsets.UTF_8;
        }
        return charset;
    }
}
