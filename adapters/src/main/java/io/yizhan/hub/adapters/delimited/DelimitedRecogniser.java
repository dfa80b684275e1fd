package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.adapters.input.EncodingGuess;
import io.yizhan.hub.adapters.recognition.HeaderGuess;
import io.yizhan.hub.adapters.mapping.Edges;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises delimited text: the separator is the character that cuts most rows into the same number of columns. */
public final class DelimitedRecogniser implements FormatRecogniser {

    private static final String USUAL = ",;\t|";
    private static final String WITHIN_VALUES = "-/:.()[]{}<>_=+%（）《》〔〕、。，；：·“”\"'";
    private static final double LEAST_SCORE = 0.3;

    /** The sample cut at one separator. @param width most frequent number of columns */
    private record Cut(char separator, char quote, List<List<String>> rows, int width, double steadiness, double score) {
    }

    @Override
    public List<RecognisedFormat> recognise(Sample sample) {
        EncodingGuess encoding = EncodingGuess.of(sample.bytes(), sample.whole());
        String text = encoding.text();
        if (text.indexOf('\0') >= 0 || text.stripLeading().startsWith("<")) {
            return List.of();
        }
        String whole = sample.whole() || text.lastIndexOf('\n') < 0 ? text : text.substring(0, text.lastIndexOf('\n'));
        return separators(whole).stream().map(separator -> cut(whole, separator)).filter(cut -> cut.width > 1 && cut.score > LEAST_SCORE)
                .max(Comparator.comparingDouble(Cut::score)).map(cut -> recognised(cut, encoding)).orElse(List.of());
    }

    /** The characters that may separate: the usual ones, and what stands in most lines and neither in words nor in numbers. */
    private static Set<Character> separators(String text) {
        Map<Character, Integer> lines = new HashMap<>();
        int count = 0;
        for (String line : text.split("\r?\n|\r", Sample.MAX_RECORDS + 1)) {
            if (!line.isBlank() && !Ruler.is(List.of(line)) && count < Sample.MAX_RECORDS) {
                count++;
                line.chars().distinct().filter(c -> !Character.isLetterOrDigit(c) && c != ' ' && c != '\u3000' && !Character.isSurrogate((char) c))
                        .forEach(c -> lines.merge((char) c, 1, Integer::sum));
            }
        }
        Set<Character> candidates = new LinkedHashSet<>();
        int all = count;
        lines.forEach((c, in) -> {
            if (in > 0.7 * all && c != '"' && c != '\'') {
                candidates.add(c);
            }
        });
        return candidates;
    }

    private static Cut cut(String text, char separator) {
        Cut quoted = cut(text, separator, isQuotedSingly(text, separator) ? '\'' : '"');
        Cut plain = cut(text, separator, RowScanner.NO_QUOTE);
        return plain.steadiness > quoted.steadiness ? plain : quoted;
    }

    private static Cut cut(String text, char separator, char quote) {
        List<List<String>> rows = rows(text, separator, quote);
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        int width = widths.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse(0);
        long rulers = rows.stream().filter(row -> row.size() != width && Ruler.is(row)).count();
        double steadiness = rows.isEmpty() ? 0 : widths.get(width) / (double) (rows.size() - rulers);
        double prior = USUAL.indexOf(separator) >= 0 || separator < ' ' ? 1 : WITHIN_VALUES.indexOf(separator) >= 0 ? 0.35 : 0.8;
        double columns = 1 - 1 / (1 + 0.5 * (width - 1));
        double trust = rows.size() < 2 ? 0.7 : 1;
        return new Cut(separator, quote, rows, width, steadiness, prior * steadiness * steadiness * columns * trust);
    }

    private static boolean isQuotedSingly(String text, char separator) {
        int single = 0;
        int others = 0;
        for (List<String> row : rows(text, separator, RowScanner.NO_QUOTE)) {
            for (String field : row) {
                single += field.length() > 1 && field.startsWith("'") && field.endsWith("'") ? 1 : 0;
                others += field.startsWith("\"") ? 1 : 0;
            }
        }
        return single > 2 && single > others;
    }

    private static List<List<String>> rows(String text, char separator, char quote) {
        List<List<String>> rows = new ArrayList<>();
        try (RowScanner scanner = new RowScanner(new StringReader(text), separator, quote, Escape.NONE)) {
            while (rows.size() <= Sample.MAX_RECORDS && scanner.next()) {
                if (!scanner.isBlank()) {
                    rows.add(scanner.fields().stream().map(Edges::trim).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't be read", e);
        }
        return rows;
    }

    /** Empty where no row holds enough to be a record. */
    private static List<RecognisedFormat> recognised(Cut cut, EncodingGuess encoding) {
        List<String> reasons = new ArrayList<>();
        List<String> concerns = new ArrayList<>();
        int first = TitleRows.of(cut.rows, cut.width);
        boolean ruled = first + 1 < cut.rows.size() && Ruler.is(cut.rows.get(first + 1));
        List<List<String>> rows = new ArrayList<>(cut.rows.subList(first, cut.rows.size()));
        if (ruled) {
            rows.remove(1);
        }
        rows.removeIf(row -> row.size() != cut.width || TitleRows.isMostlyEmpty(row));
        if (rows.isEmpty()) {
            return List.of();
        }
        HeaderGuess header = HeaderGuess.of(rows);
        List<List<String>> records = header.isHeader() ? rows.subList(1, rows.size()) : rows;
        List<String> names = header.isHeader() ? rows.get(0) : HeaderGuess.madeUp(cut.width);
        long odd = cut.rows.size() - first - rows.size() - (ruled ? 1 : 0);
        if (odd > 0) {
            concerns.add(odd + " rows are no records of the table, as totals and remarks are not, and will be rejected");
        }
        reasons.add(encoding.charset() + " (" + encoding.reason() + ")");
        reasons.add("separator " + shown(cut.separator) + " gives " + cut.width + " columns in " + rows.size() + " of " + cut.rows.size() + " rows");
        reasons.add(header.reason());
        Map<String, Object> settings = new LinkedHashMap<>();
        if (cut.separator != ',') {
            settings.put("separator", String.valueOf(cut.separator));
        }
        if (cut.quote != '"') {
            settings.put("quote", cut.quote == RowScanner.NO_QUOTE ? "" : String.valueOf(cut.quote));
        }
        if (first > 0) {
            settings.put("titleRows", first);
            reasons.add(first + " rows before the table");
        }
        if (!header.isHeader()) {
            settings.put("header", false);
            settings.put("columns", names);
        }
        settings.put("encoding", encoding.setting());
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < cut.width; i++) {
            int column = i;
            if (!names.get(i).isEmpty()) {
                columns.add(new SourceColumn(names.get(i), header.isHeader() ? List.of(names.get(i)) : List.of(), "",
                        records.stream().limit(Sample.MAX_RECORDS).map(row -> row.get(column)).toList()));
            }
        }
        return List.of(new RecognisedFormat("delimited", settings, columns, Math.min(0.95, cut.score), reasons, concerns));
    }

    private static String shown(char separator) {
        return separator == '\t' ? "tab" : separator < ' ' ? "U+%04X".formatted((int) separator) : String.valueOf(separator);
    }
}
