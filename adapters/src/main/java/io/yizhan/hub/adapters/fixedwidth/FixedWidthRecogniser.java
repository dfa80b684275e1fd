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
    /** Lines of different lengths are as often no table at all. */
    private static final double UNEVEN = 0.5;
    private static final String RULED = "names and places by the dashes below the names";
    private static final String NAMED = "names and places by the line above the records";
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
        // Markup is no table, though its lines may all be one.
        if (sample.layout() == null && guess.text().stripLeading().startsWith("<")) {
            return List.of();
        }
        Layout layout = sample.layout() == null ? null : Layout.of(sample.layout());
        FixedRecords records = FixedRecords.of(sample.bytes(), charset, layout == null ? 0 : layout.length());
        if (records.list().isEmpty() || records.length() < SHORTEST || records.length() > LONGEST || records.steadiness() < LEAST_STEADY) {
            return List.of();
        }
        Places places = layout != null ? new Places(records, layout.fields(), false, "fields as the layout says") : places(records, charset);
        // Lines of another width above the records are titles only where more speaks for a table than that the others are alike.
        boolean few = records.list().size() < LEAST_STEADY * (records.list().size() + records.titles().size());
        if (places.fields.size() < 2 || layout == null && !places.named && few) {
            return List.of();
        }
        return List.of(recognised(places, layout, guess, charset));
    }

    /**
     * Where the fields are.
     *
     * @param records without the line of names
     * @param named   by the sample itself
     */
    private record Places(FixedRecords records, List<Layout.Field> fields, boolean named, String reason) {
        boolean ruled() {
            return reason.equals(RULED);
        }
    }

    private static Places places(FixedRecords records, Charset charset) {
        List<FixedLine> titles = records.titles();
        if (titles.size() > 1 && titles.get(titles.size() - 1).isRuler()) {
            return new Places(records, NamedStarts.ruled(records, titles.get(titles.size() - 2), titles.get(titles.size() - 1), charset), true, RULED);
        }
        if (!titles.isEmpty()) {
            List<Layout.Field> named = NamedStarts.named(records, titles.get(titles.size() - 1), ColumnStarts.infer(records, charset), charset);
            if (named != null) {
                return new Places(records, named, true, NAMED);
            }
        }
        if (records.list().size() > 1) {
            FixedRecords below = records.withoutFirst();
            List<Layout.Field> named = NamedStarts.named(below, records.list().get(0), ColumnStarts.infer(below, charset), charset);
            if (named != null) {
                return new Places(below, named, true, NAMED);
            }
        }
        return new Places(records, ColumnStarts.infer(records, charset), false,
                "no layout: column starts inferred from bytes that are blank in all records, from known shapes, and from where the kind of bytes changes");
    }

    private static RecognisedFormat recognised(Places places, Layout layout, EncodingGuess guess, Charset charset) {
        FixedRecords records = places.records;
        List<String> reasons = new ArrayList<>();
        reasons.add(charset.name() + " (" + guess.reason() + ")");
        reasons.add(records.list().size() + " records of " + records.length() + " " + records.unit().setting() + (records.lineEnds() ? "" : " without line ends"));
        reasons.add(places.reason);
        List<String> concerns = new ArrayList<>();
        if (layout == null && !places.ruled()) {
            concerns.add("the fields' places are inferred, not told; check them against the department's layout (--layout reads it)");
        }
        if (!records.titles().isEmpty()) {
            reasons.add(records.titles().size() + " lines before the records");
        }
        if (records.shortLines()) {
            reasons.add("lines end where their last text does");
        }
        if (records.steadiness() < 1) {
            concerns.add("some lines have another width and will be rejected (E-ROW-COLUMNS)");
        }
        List<Map<String, Object>> described = new ArrayList<>();
        List<SourceColumn> columns = new ArrayList<>();
        int end = 1;
        for (Layout.Field field : places.fields) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", field.name());
            if (field.start() != end) {
                one.put("start", field.start());
            }
            one.put("length", field.length());
            described.add(one);
            end = field.start() + field.length();
            columns.add(new SourceColumn(field.name(), layout == null && !places.named ? List.of() : List.of(field.name()), field.title(),
                    records.list().stream().map(line -> line.cut(field.start() - 1, field.length(), records.unit(), charset)).toList()));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("encoding", charset.equals(StandardCharsets.US_ASCII) ? "GB18030" : charset.name());
        settings.put("recordLength", records.length());
        if (records.unit() != WidthUnit.BYTES) {
            settings.put("count", records.unit().setting());
        }
        if (!records.titles().isEmpty()) {
            settings.put("titleRows", records.titles().size());
        }
        if (!records.lineEnds()) {
            settings.put("lineEnds", false);
        }
        if (records.shortLines()) {
            settings.put("shortLines", true);
        }
        settings.put("fields", described);
        double steady = records.shortLines() && !places.named ? UNEVEN : records.steadiness();
        double confidence = layout != null ? 0.99 : records.list().size() < 3 && !places.named ? 0.3 : 0.6 * steady;
        return new RecognisedFormat("fixed-width", settings, columns, confidence, reasons, concerns);
    }
}
