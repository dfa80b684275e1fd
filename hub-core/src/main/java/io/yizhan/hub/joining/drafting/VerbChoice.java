package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which verb fills a field out of a column, by the field's kind and what the column's values look like. */
final class VerbChoice {

    /** Words of a list are shown in a draft; what has more of them is no list, and may be a person's. */
    private static final int MOST_WORDS = 24;
    private static final int LONGEST_WORD = 24;

    private final Map<String, Map<String, String>> codeTables;

    VerbChoice(Map<String, Map<String, String>> codeTables) {
        this.codeTables = codeTables;
    }

    /**
     * @param verb    null where no verb can do it
     * @param remarks what the integrator should look at; words of lists, never a value of a record
     */
    record Chosen(Map<String, Object> verb, List<String> remarks) {
    }

    Chosen choose(FieldRule field, ColumnProfile profile) {
        String source = profile.column().source();
        return switch (field.kind()) {
            case "date" -> day(source, profile);
            case "money" -> money(source, profile);
            case "code" -> code(field, source, profile);
            default -> new Chosen(Map.of("copy", source), List.of());
        };
    }

    private static Chosen day(String source, ColumnProfile profile) {
        Map<String, Object> verb = new LinkedHashMap<>();
        verb.put("date", source);
        List<String> remarks = new ArrayList<>();
        if (profile.share(Kind.SERIAL) > profile.share(Kind.DAY)) {
            verb.put("formats", List.of("excel"));
            return new Chosen(verb, remarks);
        }
        if (profile.share(Kind.EPOCH) > profile.share(Kind.DAY)) {
            verb.put("formats", List.of("epoch-ms"));
            return new Chosen(verb, remarks);
        }
        List<DateForm> forms = DateForm.of(profile.meant());
        if (SpanColumns.isPart(profile.column()) || forms.stream().anyMatch(form -> !form.usual())) {
            verb.put("formats", forms.stream().map(form -> SpanColumns.pattern(profile.column(), form.name())).toList());
        }
        if (forms.stream().anyMatch(form -> form.name().matches("d[-/]M.*|M[-/]d.*"))
                && profile.meant().stream().noneMatch(text -> text.matches("(1[3-9]|2[0-9]|3[01])[-/].*|[0-9]{1,2}[-/](1[3-9]|2[0-9]|3[01])[-/].*"))) {
            remarks.add("day and month can't be told apart in the sample; correct formats if months come first");
        }
        long strange = profile.meant().stream().filter(text -> DateForm.anyDay(text) == null).count();
        if (strange > 0) {
            remarks.add(strange + " of " + profile.meant().size() + " values are no day in any known form");
        }
        return new Chosen(verb, remarks);
    }

    private static Chosen money(String source, ColumnProfile profile) {
        if (profile.share(Kind.MONEY) > 0 || profile.share(Kind.DECIMAL) < 0.5) {
            return new Chosen(Map.of("money", source), List.of());
        }
        String named = source + " " + profile.column().title();
        if (named.contains("万") || named.contains("萬")) {
            Map<String, Object> verb = new LinkedHashMap<>();
            verb.put("money", source);
            verb.put("unit", named.contains("美元") ? "万美元" : "万");
            return new Chosen(verb, List.of("plain numbers, counted in 万 as the column's name says"));
        }
        return new Chosen(Map.of("copy", source), List.of("plain numbers, copied as whole units of the currency"));
    }

    private Chosen code(FieldRule field, String source, ColumnProfile profile) {
        String table = CodeTables.nameOf(field, codeTables);
        TreeSet<String> words = new TreeSet<>(profile.meant());
        if (table == null) {
            return field.codes().containsAll(words) ? new Chosen(Map.of("copy", source), List.of()) : new Chosen(null, unknown(words));
        }
        Map<String, String> codes = codeTables.get(table);
        Map<String, Object> verb = new LinkedHashMap<>();
        if (codes.keySet().containsAll(words)) {
            verb.put("table", table);
            verb.put("of", source);
            return new Chosen(verb, List.of());
        }
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
            return new Chosen(profile.shareIn(codes.keySet()) > 0.5 ? Map.of("table", table, "of", source) : null,
                    List.of("some words are not of code table " + table));
        }
        Map<String, String> own = CodeTables.codes(words, codes);
        TreeSet<String> left = new TreeSet<>(words);
        left.removeAll(own.keySet());
        if (own.isEmpty()) {
            return new Chosen(null, unknown(words));
        }
        Map<String, String> whole = new LinkedHashMap<>(own);
        // What the sample happens not to hold may come tomorrow.
        codes.forEach(whole::putIfAbsent);
        verb.put("table", whole);
        verb.put("of", source);
        List<String> remarks = new ArrayList<>(List.of("code table " + table + " lacks some of the words, so the feed has a table of its own; check " + String.join(", ", ownWords(own, codes))));
        if (!left.isEmpty()) {
            remarks.add("add the codes of: " + String.join(", ", left));
        }
        return new Chosen(verb, remarks);
    }

    private static List<String> ownWords(Map<String, String> own, Map<String, String> codes) {
        return own.keySet().stream().filter(word -> !codes.containsKey(word)).toList();
    }

    private static List<String> unknown(TreeSet<String> words) {
        boolean list = words.size() <= MOST_WORDS && words.stream().allMatch(word -> word.length() <= LONGEST_WORD && !Kind.PERSON.holds(word)
                && !Kind.RESIDENT_ID.holds(word) && !Kind.PHONE.holds(word));
        return List.of(list ? "write {table: {" + String.join(": …, ", words) + ": …}, of: …}" : "its words are in no code table");
    }
}
