package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.MappedField;
import io.yizhan.hub.joining.drafting.DepartmentDraft.OpenPoint;
import io.yizhan.hub.joining.drafting.DepartmentDraft.UnmappedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a draft as {@code department.yaml}: what was told as settings, each with its confidence and reason beside it, and what was not as comments. */
public final class DraftWriter {

    /** What the HTTP door takes of a format. */
    private static final Map<String, List<String>> CONTENT_TYPES = Map.of(
            "delimited", List.of("text/csv", "text/plain", "application/gzip"),
            "fixed-width", List.of("text/plain", "application/gzip"),
            "json", List.of("application/json", "application/gzip"),
            "xml", List.of("application/xml", "text/xml", "application/gzip"),
            "xlsx", List.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private final List<String> lines = new ArrayList<>();

    private DraftWriter() {
    }

    /** The text of the file. */
    public static String yaml(DepartmentDraft draft) {
        DraftWriter writer = new DraftWriter();
        writer.head(draft);
        writer.feed(draft);
        return String.join("\n", writer.lines) + "\n";
    }

    private void head(DepartmentDraft draft) {
        Identity identity = draft.identity();
        comment("", "Drafted from the sample " + draft.sample() + ", " + draft.records() + " records looked at. The number behind a field is how sure its guess is, from 0 to 1.");
        comment("", "Read every line; then `hub check config` and `hub department try " + identity.id() + " FILE`.");
        line("id: " + identity.id());
        String zh = identity.zh() != null ? identity.zh() : identity.en() != null ? identity.en() : identity.id();
        String en = identity.en() != null ? identity.en() : identity.id();
        boolean named = identity.zh() != null && identity.en() != null;
        line("name: {zh-CN: " + YamlText.text(zh) + ", en: " + YamlText.text(en) + "}" + (named ? "" : "   # write its names (--name-zh, --name-en)"));
        line(identity.code() != null ? "code: " + YamlText.text(identity.code()) : "# code: \"\"   # OPEN: its unified social credit code");
        line("aliases: []   # other spellings of its code met in data");
        line("feeds:");
    }

    private void feed(DepartmentDraft draft) {
        line("  - id: " + draft.feed());
        line("    transport: {folder: in/" + draft.identity().id() + "}   # or http, {queue: NAME}, …: how it sends");
        List<String> types = CONTENT_TYPES.get(draft.format().format());
        if (types != null) {
            line("    contentTypes: " + YamlText.of(types));
        }
        line("    type: " + draft.type().id() + "   # " + YamlText.comment(draft.typeReason()));
        line("    statement: " + draft.statement());
        draft.format().reasons().forEach(reason -> comment("    ", reason));
        line("    format:");
        format(draft);
        line("    mapping:");
        if (!draft.nullWords().isEmpty()) {
            line("      nullWords: " + YamlText.of(List.copyOf(draft.nullWords())) + "   # seen in the sample");
        }
        if (!draft.unlimitedWords().isEmpty()) {
            line("      unlimitedWords: " + YamlText.of(List.copyOf(draft.unlimitedWords())) + "   # seen in the sample");
        }
        for (MappedField field : draft.fields()) {
            line("      " + field.field() + ": " + YamlText.of(field.verb()) + "   # " + String.format(Locale.ROOT, "%.2f", field.confidence())
                    + (field.reason().isEmpty() ? "" : ": " + YamlText.comment(field.reason())));
        }
        open(draft);
    }

    private void format(DepartmentDraft draft) {
        Map<String, Object> settings = draft.format().settings();
        if (settings.isEmpty()) {
            line("      " + draft.format().format() + ": {}");
            return;
        }
        line("      " + draft.format().format() + ":");
        settings.forEach((key, value) -> {
            boolean blocks = value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map;
            if (blocks) {
                line("        " + key + ":");
                ((List<?>) value).forEach(block -> line("          - " + YamlText.of(block)));
            } else {
                line("        " + key + ": " + YamlText.of(value));
            }
        });
    }

    private void open(DepartmentDraft draft) {
        if (!draft.open().isEmpty()) {
            comment("", "");
            comment("", "OPEN, to be written before `hub check config` passes or the field is filled:");
            for (OpenPoint point : draft.open()) {
                comment("", "  " + point.path() + ": " + point.detail());
            }
        }
        if (!draft.concerns().isEmpty()) {
            comment("", "");
            comment("", "To look at:");
            draft.concerns().forEach(concern -> comment("", "  " + concern));
        }
        if (!draft.unmapped().isEmpty()) {
            comment("", "");
            comment("", "Source names that fill no field:");
            for (UnmappedColumn column : draft.unmapped()) {
                comment("", "  " + column.source() + ": " + column.shape());
            }
        }
    }

    private void comment(String indent, String text) {
        lines.add((indent + "# " + YamlText.comment(text)).stripTrailing());
    }

    private void line(String text) {
        lines.add(text);
    }
}
