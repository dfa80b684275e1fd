package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.Rules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Fills the canonical fields of a feed out of a record's source names. Immutable, used by many threads. */
public final class Mapping {

    /** One canonical field and how it is filled. */
    record Rule(String field, Verb verb) {
    }

    private final Rule[] rules;
    private final Words words;

    Mapping(List<Rule> rules, Words words) {
        this.rules = rules.toArray(Rule[]::new);
        this.words = words;
    }

    List<Rule> rules() {
        return List.of(rules);
    }

    /** The source names the verbs read. */
    public Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        for (Rule rule : rules) {
            sources.addAll(rule.verb().sources());
        }
        return sources;
    }

    /** What it does, for people to read. @param checks and @param layout as the format has them */
    public Rules rules(Map<String, String> checks, Layout layout) {
        return new Rules(Stream.of(rules).flatMap(rule -> rule.verb().rules(rule.field()).stream()).toList(), words.none(), words.unlimited(),
                checks, layout);
    }

    /** @param source source name to source text */
    public Draft translate(Map<String, String> source) {
        Translation translation = new Translation(source, words);
        for (Rule rule : rules) {
            rule.verb().apply(rule.field(), translation);
        }
        return translation.draft();
    }
}
