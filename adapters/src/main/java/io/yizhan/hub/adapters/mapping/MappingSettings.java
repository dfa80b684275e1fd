package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.Nearest;
import io.yizhan.hub.adapters.settings.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compiles the {@code mapping} block of a feed: canonical field to verb, plus {@code nullWords} and {@code unlimitedWords}. */
public final class MappingSettings {

    private static final List<String> VERBS = List.of("copy", "constant", "table", "date", "money", "join");
    private static final List<String> WORD_LISTS = List.of("nullWords", "unlimitedWords");

    private final Function<String, Map<String, String>> codeTables;

    private MappingSettings(Function<String, Map<String, String>> codeTables) {
        this.codeTables = codeTables;
    }

    /** @param codeTables code table by name, null where there is none; faults go to the block's own gathering */
    public static Mapping read(Block mapping, Function<String, Map<String, String>> codeTables) {
        MappingSettings settings = new MappingSettings(codeTables);
        List<Mapping.Rule> rules = new ArrayList<>();
        for (String field : mapping.names()) {
            Block block = WORD_LISTS.contains(field) ? null : mapping.block(field);
            Verb verb = block == null ? null : settings.verb(block);
            if (verb != null) {
                rules.add(new Mapping.Rule(field, verb));
            }
        }
        if (mapping.names().stream().allMatch(WORD_LISTS::contains)) {
            mapping.fault("", "no field is mapped; name at least one canonical field with a verb");
        }
        return new Mapping(rules, Words.of(mapping));
    }

    private Verb verb(Block block) {
        List<String> named = VERBS.stream().filter(block::has).toList();
        if (named.size() != 1) {
            String meant = named.isEmpty() ? block.names().stream().map(key -> Nearest.hint(key, VERBS)).filter(hint -> !hint.isEmpty()).findFirst().orElse("") : "";
            block.fault("", (named.isEmpty() ? "no verb" : "several verbs") + "; " + meant + "give one of " + String.join(", ", VERBS));
            return null;
        }
        Verb verb = switch (named.get(0)) {
            case "copy" -> new Verb.Copy(source(block, "copy"));
            case "constant" -> new Verb.Constant(block.requiredText("constant", "the text"));
            case "table" -> table(block);
            case "date" -> new Verb.Date(source(block, "date"), patterns(block));
            case "money" -> new Verb.Money(source(block, "money"), block.text("unit", ""), currencies(block));
            default -> join(block);
        };
        block.refuseUnknownKeys();
        return verb;
    }

    private Verb table(Block block) {
        String source = source(block, "of");
        if (block.isMap("table")) {
            return new Verb.Table(block.textMap("table"), null, source);
        }
        String name = block.requiredText("table", "the name of a code table, or a map of word to code");
        Map<String, String> codes = codeTables.apply(name);
        if (codes == null && !name.isEmpty()) {
            block.fault("table", "no code table of that name; add it to the code tables or correct the name");
        }
        return new Verb.Table(codes == null ? Map.of() : codes, name, source);
    }

    private Currencies currencies(Block block) {
        Map<String, String> codes = codeTables.apply(Currencies.TABLE);
        if (codes == null) {
            block.fault("money", "no code table " + Currencies.TABLE + ", by whose words currencies are told; add it to the code tables");
        }
        return new Currencies(codes == null ? Map.of() : codes);
    }

    private Verb join(Block block) {
        List<String> sources = block.texts("join");
        if (sources.isEmpty()) {
            block.fault("join", "no source name; give a list of them");
        }
        return new Verb.Join(sources, block.text("with", ""));
    }

    /** The key {@code formats}: at least one pattern. */
    static List<DatePattern> patterns(Block block) {
        List<DatePattern> patterns = new ArrayList<>();
        for (String name : block.texts("formats")) {
            try {
                patterns.add(new DatePattern(name));
            } catch (IllegalArgumentException e) {
                block.fault("formats", e.getMessage());
            }
        }
        return patterns.isEmpty() ? DatePattern.DEFAULTS : List.copyOf(patterns);
    }

    private static String source(Block block, String key) {
        return block.requiredText(key, "a source name");
    }
}
