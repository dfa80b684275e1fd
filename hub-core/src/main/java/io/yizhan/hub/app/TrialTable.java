package io.yizhan.hub.app;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.exchange.door.Language;
import io.yizhan.hub.joining.JoiningTexts;
import io.yizhan.hub.joining.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A dry run's report as lines for people. */
final class TrialTable {

    private static final String INDENT = "  ";
    private static final String NOTHING = "–";

    private final Terminal terminal;
    private final TrialReport report;
    private final Language language;
    private final JoiningTexts joining = new JoiningTexts();
    private final List<String> lines = new ArrayList<>();

    TrialTable(Terminal terminal, TrialReport report) {
        this.terminal = terminal;
        this.report = report;
        this.language = terminal.language();
    }

    /** @param file its name, as the user gave it */
    List<String> lines(String file) {
        lines.add(terminal.text("try.head", report.department(), report.feed(), report.type(), say(report.typeName()), file));
        TrialReport.Counts counts = report.counts();
        lines.add(terminal.text("try.counts", counts.received(), counts.registered(), counts.rejected(), counts.warned()));
        if (counts.parked() > 0) {
            lines.add(terminal.text("try.parked", counts.parked()));
        }
        if (report.unreadable() != null) {
            lines.add(terminal.text("try.unreadable", report.unreadable().code(), say(report.unreadable().title()), report.unreadable().detail()));
            lines.add(INDENT + say(report.unreadable().cure()));
        }
        report.records().forEach(this::record);
        fields();
        names();
        codes();
        report.bad().forEach(this::bad);
        return lines;
    }

    private void record(TrialReport.Shown shown) {
        heading("try.record", shown.record(), shown.line(), terminal.text("try.outcome." + shown.outcome()));
        if (!shown.steps().isEmpty()) {
            Table table = table("try.field", "try.source", "try.rule", "try.before", "try.after", "try.found");
            shown.steps().forEach(step -> table.row(INDENT + step.field(), String.join(" + ", step.sources()), step.rule() == null ? "" : say(step.rule()),
                    or(step.before()), or(step.after()), String.join(" ", step.codes())));
            lines.addAll(table.lines());
        }
        shown.found().stream().filter(found -> found.field().equals("record")).forEach(this::found);
    }

    private void fields() {
        heading("try.fields");
        Table table = table("try.field", "try.label", "try.class", "try.required", "try.source", "try.rule", "try.filled", "try.faulty");
        report.fields().forEach(field -> table.row(INDENT + field.field(), say(field.label()), joining.text(language, "class." + field.fieldClass()),
                field.required() ? terminal.text("try.yes") : "", String.join(" + ", field.sources()), say(field.rule()), String.valueOf(field.filled()),
                field.faulty() == 0 ? "" : String.valueOf(field.faulty())));
        lines.addAll(table.lines());
    }

    private void names() {
        lines.add("");
        list("try.mapped", report.sources().mapped());
        list("try.empty", report.sources().empty());
        list("try.unread", report.sources().unread());
        if (report.sources().more()) {
            lines.add(INDENT + terminal.text("try.more"));
        }
        list("try.neverFilled", report.neverFilled().stream()
                .map(field -> field.field() + (field.mapped() ? "" : field.required() ? terminal.text("try.unmappedRequired") : terminal.text("try.unmapped")))
                .toList());
    }

    private void codes() {
        if (report.codes().isEmpty()) {
            return;
        }
        heading("try.codes");
        Table table = new Table();
        report.codes().forEach(code -> table.row(INDENT + code.code(), code.records() + "×", say(code.title()), say(code.cure())));
        lines.addAll(table.lines());
    }

    private void bad(TrialReport.Bad bad) {
        heading("try.bad", bad.record(), bad.line());
        bad.found().forEach(this::found);
        if (!bad.values().isEmpty()) {
            lines.add(INDENT + bad.values().stream().map(value -> value.source() + "=" + value.text()).collect(Collectors.joining("  ")));
        }
        if (bad.raw() != null) {
            bad.raw().lines().forEach(line -> lines.add(INDENT + "| " + line));
        }
    }

    private void found(TrialReport.Found found) {
        lines.add(INDENT + found.code() + " " + found.field() + ": " + found.detail());
    }

    private void heading(String key, Object... values) {
        lines.add("");
        lines.add(terminal.text(key, values));
    }

    private void list(String key, List<String> names) {
        lines.add(terminal.text(key, names.size(), names.isEmpty() ? NOTHING : String.join(", ", names)));
    }

    private Table table(String... keys) {
        String[] cells = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            cells[i] = (i == 0 ? INDENT : "") + terminal.text(keys[i]);
        }
        return new Table().row(cells);
    }

    private String say(Text text) {
        return language.of(text);
    }

    private static String or(String text) {
        return text == null ? NOTHING : text;
    }
}
