package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapter.Rules;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import io.yizhan.hub.joining.agreement.Document.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a feed's messages are laid out, and the words and code tables it uses. */
record FormatSection(Words words, Feed feed, Rules rules) {

    private static final int MOST_CODES = 120;

    List<Block> layout() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.say("doc.format"), Cell.text(words.sayOr("format." + feed.format(), feed.format()))));
        rules.layout().settings().forEach((key, value) -> facts.add(setting(key, value)));
        facts.add(words.fact("doc.mediaTypes", String.join(", ", feed.contentTypes())));
        facts.add(words.fact("doc.compression", words.say("doc.compression.gzip")));
        List<Block> blocks = new ArrayList<>(List.of(new Document.Facts(facts)));
        if (!rules.layout().places().isEmpty()) {
            blocks.add(words.paragraph("doc.places." + rules.layout().unit()));
            blocks.add(places());
        }
        if (!rules.nullWords().isEmpty()) {
            blocks.add(words.paragraph("doc.nullWords", quoted(rules.nullWords().stream())));
        }
        if (!rules.unlimitedWords().isEmpty()) {
            blocks.add(words.paragraph("doc.unlimitedWords", quoted(rules.unlimitedWords().stream())));
        }
        if (!rules.checks().isEmpty()) {
            blocks.add(words.paragraph("doc.checks", words.list(rules.checks().entrySet().stream()
                    .map(check -> words.say(check.getValue().equals("date") ? "doc.check.date" : "doc.check.table", check.getKey(), check.getValue())))));
        }
        return blocks;
    }

    private Fact setting(String key, String value) {
        int dot = key.indexOf('.');
        String name = words.sayOr("setting." + (dot < 0 ? key : key.substring(0, dot)), key);
        String shown = words.sayOr("setting." + key + "." + value, null);
        if (shown != null) {
            return new Fact(name, Cell.text(shown));
        }
        String visible = value.isEmpty() ? words.say("setting.none") : value.replace("\t", "TAB (\\t)");
        return new Fact(dot < 0 ? name : name + " " + key.substring(dot + 1), value.isEmpty() ? Cell.text(visible) : Cell.code(visible));
    }

    private Block places() {
        boolean widths = !"column".equals(rules.layout().unit());
        List<List<Cell>> rows = new ArrayList<>();
        for (Layout.Place place : rules.layout().places()) {
            Cell fills = Cell.code(rules.fields().stream().filter(rule -> rule.sources().contains(place.name())).map(Rule::field)
                    .collect(Collectors.joining(" ")));
            rows.add(widths ? List.of(Cell.code(place.name()), number(place.start()), number(place.start() + place.length() - 1), number(place.length()), fills)
                    : List.of(number(place.start()), Cell.code(place.name()), fills));
        }
        return widths ? words.table(rows, "doc.source", "doc.from", "doc.to", "doc.length", "doc.fills")
                : words.table(rows, "doc.column", "doc.source", "doc.fills");
    }

    /** The code tables that rules look words up in. */
    List<Block> codeTables(String prefix) {
        Map<String, List<Rule>> byTable = new LinkedHashMap<>();
        rules.fields().stream().filter(rule -> !rule.words().isEmpty())
                .forEach(rule -> byTable.computeIfAbsent(rule.table() == null ? "\n" + rule.field() : rule.table(), name -> new ArrayList<>()).add(rule));
        List<Block> blocks = new ArrayList<>();
        byTable.forEach((name, users) -> {
            String fields = users.stream().map(Rule::field).collect(Collectors.joining(", "));
            String own = users.get(0).table();
            blocks.add(own == null ? words.heading(3, prefix + "-words-" + blocks.size(), "doc.ownTable", fields)
                    : words.heading(3, prefix + "-table-" + own, "doc.table", own, fields));
            Map<String, List<String>> wordsOf = new LinkedHashMap<>();
            users.get(0).words().forEach((word, code) -> wordsOf.computeIfAbsent(code, c -> new ArrayList<>()).add(word));
            blocks.add(words.table(wordsOf.entrySet().stream().limit(MOST_CODES)
                    .map(entry -> List.of(Cell.text(String.join("、", entry.getValue())), Cell.code(entry.getKey()))).toList(), "doc.words", "doc.code"));
            if (wordsOf.size() > MOST_CODES) {
                blocks.add(words.paragraph("doc.table.more", wordsOf.size() - MOST_CODES));
            }
        });
        return blocks;
    }

    private String quoted(Stream<String> items) {
        return words.list(items.map(item -> words.say("doc.quoted", item)));
    }

    private static Cell number(int number) {
        return Cell.text(String.valueOf(number));
    }
}
