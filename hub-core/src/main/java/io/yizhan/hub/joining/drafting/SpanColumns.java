package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.SourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns that hold two days, the beginning and the end of a span, as in {@code 2024-01-05至2029-01-04}: each is looked at as two. */
final class SpanColumns {

    private static final double MOST = 0.7;
    private static final String DAY = "[0-9]{4}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}日?";
    private static final Pattern SPAN = Pattern.compile("自?\\s*(" + DAY + ")\\s*起?\\s*(?:至|到|—+|－|–|~|～|-+|/|,|，|to)\\s*(" + DAY + "|\\p{IsHan}{2,6}?)(?:止)?");
    private static final String BEGIN = "有效期起始日期";
    private static final String END = "有效期截止日期";

    private SpanColumns() {
    }

    /** The columns, those of spans as two of the same source. */
    static List<SourceColumn> parted(List<SourceColumn> columns) {
        List<SourceColumn> parted = new ArrayList<>();
        for (SourceColumn column : columns) {
            List<String> meant = column.values().stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
            long spans = meant.stream().filter(text -> DateForm.anyDay(text) == null && isSpan(text)).count();
            if (meant.isEmpty() || spans < MOST * meant.size()) {
                parted.add(column);
            } else {
                parted.add(part(column, 1, BEGIN));
                parted.add(part(column, 2, END));
            }
        }
        return parted;
    }

    /** True for one of the two that a column of spans was made. */
    static boolean isPart(SourceColumn column) {
        return column.title().equals(BEGIN) || column.title().equals(END);
    }

    /** A pattern that reads the part out of the whole. */
    static String pattern(SourceColumn column, String form) {
        return column.title().equals(BEGIN) ? form + "*" : column.title().equals(END) ? "*" + form : form;
    }

    private static boolean isSpan(String text) {
        Matcher matcher = SPAN.matcher(text);
        return matcher.matches() && DateForm.anyDay(matcher.group(1)) != null && (DateForm.anyDay(matcher.group(2)) != null || matcher.group(2).matches("\\p{IsHan}+"));
    }

    private static SourceColumn part(SourceColumn column, int group, String title) {
        List<String> values = column.values().stream().map(text -> {
            Matcher matcher = SPAN.matcher(text.strip());
            return matcher.matches() ? matcher.group(group) : text.strip();
        }).toList();
        return new SourceColumn(column.source(), column.path().isEmpty() ? List.of() : List.of(title), title, values);
    }
}
