package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.adapters.settings.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A feed's mapping read backwards. Copies, days, amounts and one-to-one tables turn round by themselves; a constant was never the
 * source's; what several names were joined into, and a code that has several words, can't be told apart again and is a fault.
 */
final class Backwards {

    private static final String PATH = "reverse";

    private final Faults faults;
    private final String endless;

    private Backwards(Faults faults, String endless) {
        this.faults = faults;
        this.endless = endless;
    }

    /**
     * The phrases of the names the feed reads.
     *
     * @param own what the delivery says itself; it goes before what the feed would say of the same name
     */
    static Map<String, Phrase> read(RenditionSettings settings, Map<String, Phrase> own, Faults faults) {
        // Its faults are the feed's, and told there.
        Block feed = new Block(PATH, settings.reverse(), new Faults());
        List<String> words = feed.texts("unlimitedWords");
        Backwards backwards = new Backwards(faults, words.isEmpty() ? null : words.get(0));
        Map<String, List<Phrase>> found = new LinkedHashMap<>();
        for (Mapping.Rule rule : MappingSettings.read(feed, settings.codeTables()).rules()) {
            if (rule.verb().sources().stream().allMatch(own::containsKey)) {
                continue;
            }
            Phrase phrase = backwards.phrase(rule);
            if (phrase != null) {
                found.computeIfAbsent(rule.verb().sources().get(0), name -> new ArrayList<>()).add(phrase);
            }
        }
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        found.forEach((name, of) -> phrases.put(name, of.size() == 1 ? of.get(0) : new Phrase.Agreed(of)));
        phrases.putAll(own);
        return phrases;
    }

    private Phrase phrase(Mapping.Rule rule) {
        String field = rule.field();
        Verb verb = rule.verb();
        if (verb instanceof Verb.Copy) {
            return new Phrase.Copy(field, OutboundSettings.endless(field, endless));
        }
        if (verb instanceof Verb.Date date) {
            return new Phrase.Day(field, date.patterns().get(0), OutboundSettings.endless(field, endless));
        }
        if (verb instanceof Verb.Money money && !money.unit().isEmpty()) {
            faults.add(PATH, field + " is counted in " + money.unit() + ", which can't be turned round; say under mapping what " + money.source() + " is filled with");
            return null;
        }
        if (verb instanceof Verb.Money money) {
            return new Phrase.Amount(field, new AmountText(money.currencies()));
        }
        if (verb instanceof Verb.Table table) {
            return table(field, table);
        }
        if (verb instanceof Verb.Join join) {
            return join(field, join);
        }
        return null;
    }

    private Phrase table(String field, Verb.Table table) {
        Map<String, String> words = new TreeMap<>();
        String twice = invert(table.codes(), words);
        if (twice != null) {
            faults.add(PATH, field + ": " + name(table) + " has several words for " + twice + ", so it can't be read backwards; say under mapping "
                    + "what " + table.source() + " is filled with: {copy: " + field + "} for the code, or {table: {code: word}, of: " + field + "}");
        }
        return new Phrase.Word(words, name(table), field);
    }

    private static String name(Verb.Table table) {
        return table.table() == null ? "the feed's table" : "code table " + table.table();
    }

    private Phrase join(String field, Verb.Join join) {
        if (join.sources().size() == 1) {
            return new Phrase.Copy(field, null);
        }
        faults.add(PATH, field + " is joined from " + String.join(", ", join.sources()) + " and can't be parted again; say under mapping what each "
                + "is filled with, {copy: " + field + "} and {constant: \"\"} say");
        return null;
    }

    /**
     * Turns word to code into code to word.
     *
     * @return a code that has several words, or null where there is none
     */
    static String invert(Map<String, String> codes, Map<String, String> words) {
        String twice = null;
        for (Map.Entry<String, String> entry : new TreeMap<>(codes).entrySet()) {
            if (words.putIfAbsent(entry.getValue(), entry.getKey()) != null && twice == null) {
                twice = entry.getValue();
            }
        }
        return twice;
    }
}
