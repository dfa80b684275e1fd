package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.input.EncodingGuess;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recognises records of a fixed number of bytes: lines all as long, or a file that a layout's record length divides. Where the fields
 * begin, the layout says; without one, {@link ColumnStarts} infers it.
 */
public final class FixedWidthRecogniser implements FormatRecogniser {

    private static final double LEAST_STEADY = 0.9;
    private static final int SHORTEST = 12;
    /** Longer lines are no records: of a file that is one line, say. Looking for fields in them takes the square of their length. */
    private static final int LONGEST = 8 * 1024;

    @Override
    public List<RecognisedFormat> recognise(Sample sample) {
        EncodingGuess guess = EncodingGuess.of(sample.bytes(), sample.whole());
        Charset charset = guess.setting().equals("auto") && !guess.reason().startsWith("strictly") && !guess.reason().startsWith("byte order mark of UTF-8")
                ? Charset.forName("GB18030") : guess.charset();
        if (charset.name().startsWith("UTF-16") || sample.bytes().length > 1 && sample.bytes()[0] == 'P' && sample.bytes()[1] == 'K') {
            return List.of();
        }
        Layout layout = sample.layout() == null ? null : Layout.of(sample.layout());
        FixedRecords records = FixedRecords.of(sample.bytes(), layout == null ? 0 : layout.length());
        if (records.list().isEmpty() || records.length() < SHORTEST || records.length() > LONGEST || records.steadiness() < LEAST_STEADY) {
            return List.of();
        }
        List<Layout.Field> fields = layout != null ? layout.fields() : ColumnStarts.infer(records.list(), charset);
        if (fields.size() < 2) {
            return List.of();
        }
        return List.of(recognised(records, fields, layout, guess, charset));
    }

    private static RecognisedFormat recognised(FixedRecords records, List<Layout.Field> fields, Layout layout, EncodingGuess guess, Charset charset) {
        List<String> reasons = new ArrayList<>();
        reasons.add(charset.name() + " (" + guess.reason() + ")");
        reasons.add(records.list().size() + " records of " + records.length() + " bytes" + (records.lineEnds() ? "" : " without line ends"));
        List<String> concerns = new ArrayList<>();
        if (layout == null) {
            reasons.add("no layout: column starts inferred from bytes that are blank in all records, from known shapes, and from where the kind of bytes changes");
            concerns.add("the fields' places are inferred, not told; check them against the department's layout (--layout reads it)");
        } else {
            reasons.add("fields as the layout says");
        }
        if (records.steadiness() < 1) {
            concerns.add("some lines have another number of bytes and will be rejected (E-ROW-COLUMNS)");
        }
        List<Map<String, Object>> described = new ArrayList<>();
        List<SourceColumn> columns = new ArrayList<>();
        int end = 1;
        for (Layout.Field field : fields) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", field.name());
            if (field.start() != end) {
                one.put("start", field.start());
            }
            one.put("length", field.length());
            described.add(one);
            end = field.start() + field.length();
            columns.add(new SourceColumn(field.name(), layout == null ? List.of() : List.of(field.name()), field.title(),
                    records.list().stream().map(bytes -> text(bytes, field, charset)).toList()));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("encoding", charset.equals(StandardCharsets.US_ASCII) ? "GB18030" : charset.name());
        settings.put("recordLength", records.length());
        if (!records.lineEnds()) {
            settings.put("lineEnds", false);
        }
        settings.put("fields", described);
        double confidence = layout != null ? 0.99 : 0.6 * records.steadiness();
        return new RecognisedFormat("fixed-width", settings, columns, records.list().size() < 3 && layout == null ? 0.3 : confidence, reasons, concerns);
    }

    private static String text(byte[] record, Layout.Field field, Charset charset) {
        int from = Math.min(record.length, field.start() - 1);
        int to = Math.min(record.length, from + field.length());
        return io.yizhan.hub.adapters.mapping.Edges.trim(new String(record, from, to - from, charset));
    }
}
