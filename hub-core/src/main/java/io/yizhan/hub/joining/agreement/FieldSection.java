package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.joining.Explanations;
import io.yizhan.hub.joining.FeedFields;
import io.yizhan.hub.joining.Mask;
import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import io.yizhan.hub.joining.trial.TrialReport;
import io.yizhan.hub.validation.LicenceJudge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a feed, and everything that can be found wrong with them. */
record FieldSection(Words words, Feed feed, FeedFields fields, LicenceJudge judge, Explanations explanations) {

    private static final String RECORD = "record";

    List<Block> fieldTable(Examples examples) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Rule rule : fields.rules().fields()) {
            FieldRule field = fields.field(rule.field()).orElse(null);
            rows.add(List.of(Cell.code(String.join("\n", rule.sources())), Cell.code(rule.field()),
                    Cell.text(fields.label(rule.field()).zh() + "\n" + fields.label(rule.field()).en()), classOf(rule.field()),
                    Cell.text(field != null && field.required() ? words.say("doc.yes") : ""), Cell.text(field == null ? "" : limits(field)),
                    Cell.text(words.say(words.texts().rule(rule))), Cell.code(examples.step(rule.field()).map(TrialReport.Step::before).orElse("")),
                    Cell.code(examples.step(rule.field()).map(TrialReport.Step::after).orElse(""))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.table(rows, "doc.source", "doc.field", "doc.label", "doc.class", "doc.required", "doc.limits", "doc.rule", "doc.before",
                "doc.after"));
        blocks.add(examples.sample() == null ? words.paragraph("doc.noExamples") : words.paragraph("doc.examples", examples.sample()));
        List<String> unfilled = fields.all().stream().map(FieldRule::name).filter(name -> fields.rule(name).isEmpty()).toList();
        if (!unfilled.isEmpty()) {
            blocks.add(words.paragraph("doc.unfilled", words.list(unfilled.stream().map(name -> name + " (" + words.say(fields.label(name)) + ")"))));
        }
        return blocks;
    }

    /** Every code that a record of the feed can get, then every one that a whole message can get. */
    List<Block> codes(String prefix) {
        SortedMap<String, Set<String>> fieldsOf = new TreeMap<>();
        fields.rules().layout().recordCodes().forEach(code -> fieldsOf.computeIfAbsent(code, c -> new TreeSet<>()).add(RECORD));
        SortedMap<String, SortedSet<String>> judged = judge.codes(feed.type(), feed.statement());
        for (Rule rule : fields.rules().fields()) {
            if (!rule.sources().isEmpty()) {
                rule.codes().forEach(code -> fieldsOf.computeIfAbsent(code, c -> new TreeSet<>()).add(rule.field()));
                judged.getOrDefault(rule.field(), new TreeSet<>()).forEach(code -> fieldsOf.computeIfAbsent(code, c -> new TreeSet<>()).add(rule.field()));
            }
        }
        if (feed.statement() == Statement.CHANGE) {
            // Found only where the licences are: a change must name one that this department issued.
            fieldsOf.computeIfAbsent("E-LICENCE-UNKNOWN", c -> new TreeSet<>()).add("number");
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.paragraph("doc.codes.record"));
        blocks.add(words.table(fieldsOf.entrySet().stream().map(entry -> row(entry.getKey(), String.join(" ", entry.getValue()))).toList(),
                "doc.code", "doc.about", "doc.meaning", "doc.cure"));
        if (!fields.rules().layout().messageCodes().isEmpty()) {
            blocks.add(words.heading(3, prefix + "-refused", "doc.codes.message.title"));
            blocks.add(words.paragraph("doc.codes.message"));
            blocks.add(words.table(fields.rules().layout().messageCodes().stream().distinct().sorted(Comparator.naturalOrder())
                    .map(code -> row(code, null)).toList(), "doc.code", "doc.meaning", "doc.cure"));
        }
        return blocks;
    }

    private List<Cell> row(String code, String about) {
        Explanations.Explanation explained = explanations.of(code);
        Cell mark = new Cell(code, code.startsWith("W-") ? Cell.Look.WARNING : Cell.Look.ERROR);
        Cell title = Cell.text(words.say(explained.title()));
        Cell cure = Cell.text(words.say(explained.cure()));
        return about == null ? List.of(mark, title, cure) : List.of(mark, Cell.code(about), title, cure);
    }

    private Cell classOf(String field) {
        String name = Mask.name(fields.classOf(field));
        return new Cell(words.say("class." + name), Cell.Look.valueOf(fields.classOf(field).name()));
    }

    private String limits(FieldRule field) {
        List<String> limits = new ArrayList<>(List.of(words.say("kind." + field.kind())));
        if (field.maxLength() > 0) {
            limits.add(words.say("doc.maxLength", field.maxLength()));
        }
        if (field.pattern() != null) {
            limits.add(words.say("doc.pattern", field.pattern()));
        }
        if (!field.codes().isEmpty() && field.codes().size() <= 20) {
            limits.add(words.say("doc.allowed", String.join(" ", new TreeSet<>(field.codes()))));
        }
        return String.join("\n", limits);
    }
}
