package io.yizhan.hub.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one canonical field is filled, as dry runs and interface agreements tell it. Told by the adapter out of what it does itself, so that
 * no description can differ from it.
 *
 * @param field   canonical name
 * @param verb    {@code copy}, {@code constant}, {@code table}, {@code date}, {@code money}, {@code join}; an adapter of one's own may have others
 * @param sources source names it reads, in their order; none for a constant
 * @param text    a constant's text, or what a join puts between two texts; null for other verbs
 * @param formats ways of writing a date, in the order they are tried; empty for other verbs
 * @param table   name of the code table; null where there is none, or it is the feed's own
 * @param words   source word to canonical code, in the table's order; empty where the verb has no table
 * @param codes   violations that filling the field may find
 */
public record Rule(String field, String verb, List<String> sources, String text, List<String> formats, String table, Map<String, String> words,
        List<String> codes) {

    public Rule {
        sources = List.copyOf(sources);
        formats = List.copyOf(formats);
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        codes = List.copyOf(codes);
    }

    /** A rule of a verb that has neither text, formats nor table. */
    public static Rule of(String field, String verb, List<String> sources, String... codes) {
        return new Rule(field, verb, sources, null, List.of(), null, Map.of(), List.of(codes));
    }
}
