package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.adapters.settings.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Compiles the {@code mapping} block of a delivery, the department's name to verb, and what a feed read backwards adds to it. */
public final class OutboundSettings {

    private static final String ENDLESS = "unlimitedWords";
    private static final String ENDLESS_FIELD = "validTo";
    private static final List<String> VERBS = List.of("copy", "constant", "table", "date", "join");

    private final Function<String, Map<String, String>> codeTables;
    private final String endless;

    private OutboundSettings(Function<String, Map<String, String>> codeTables, String endless) {
        this.codeTables = codeTables;
        this.endless = endless;
    }

    /** @param faults gathers what can't be written, below {@code mapping} and {@code reverse} */
    public static OutboundMapping read(RenditionSettings settings, Faults faults) {
        Block mapping = new Block("mapping", settings.mapping(), faults);
        List<String> words = mapping.texts(ENDLESS);
        OutboundSettings own = new OutboundSettings(settings.codeTables(), words.isEmpty() ? null : words.get(0));
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (String name : mapping.names()) {
            Block block = name.equals(ENDLESS) ? null : mapping.block(name);
            Phrase phrase = block == null ? null : own.phrase(block);
            if (phrase != null) {
                phrases.put(name, phrase);
            }
        }
        if (settings.reverse() != null) {
            phrases = Backwards.read(settings, phrases, faults);
        } else if (mapping.names().stream().allMatch(ENDLESS::equals)) {
            mapping.fault("", "no name is filled; give each name of the department with a verb, or reverse: a feed");
        }
        return new OutboundMapping(phrases);
    }

    /** The word for "without end" where it belongs to the field, else null. */
    static String endless(String field, String word) {
        return field.equals(ENDLESS_FIELD) ? word : null;
    }

    private Phrase phrase(Block block) {
        List<String> named = VERBS.stream().filter(block::has).toList();
        if (named.size() != 1) {
            block.fault("", (named.isEmpty() ? "no verb" : "several verbs") + "; give one of " + String.join(", ", VERBS));
            return null;
        }
        Phrase phrase = switch (named.get(0)) {
            case "copy" -> copy(field(block, "copy"));
            case "constant" -> new Phrase.Constant(block.requiredText("constant", "the text"));
            case "table" -> table(block);
            case "date" -> date(block);
            default -> join(block);
        };
        block.refuseUnknownKeys();
        return phrase;
    }

    private Phrase copy(String field) {
        return new Phrase.Copy(field, endless(field, endless));
    }

    private Phrase table(Block block) {
        String field = field(block, "of");
        if (block.isMap("table")) {
            return new Phrase.Word(block.textMap("table"), "the delivery's table", field);
        }
        String name = block.requiredText("table", "a map of code to word, or the name of a code table");
        Map<String, String> codes = codeTables.apply(name);
        if (codes == null) {
            if (!name.isEmpty()) {
                block.fault("table", "no code table of that name; give a map of code to word");
            }
            return null;
        }
        Map<String, String> words = new TreeMap<>();
        String twice = Backwards.invert(codes, words);
        if (twice != null) {
            block.fault("table", "code table " + name + " has several words for " + twice + "; give a map of code to word, or copy the code");
        }
        return new Phrase.Word(words, "code table " + name, field);
    }

    private Phrase date(Block block) {
        String field = field(block, "date");
        List<DatePattern> patterns = MappingSettings.patterns(block);
        return new Phrase.Day(field, patterns.get(0), endless(field, endless));
    }

    private static Phrase join(Block block) {
        List<String> fields = block.texts("join");
        if (fields.isEmpty()) {
            block.fault("join", "no canonical field; give a list of them");
        }
        return new Phrase.Joined(fields, block.text("with", ""));
    }

    private static String field(Block block, String key) {
        return block.requiredText(key, "a canonical field");
    }
}
