package io.yizhan.hub.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that an adapter does to a message, for people to read.
 *
 * @param fields         one rule a canonical field, in the mapping's order
 * @param nullWords      texts by which the source says nothing
 * @param unlimitedWords texts by which it says "without end"
 * @param checks         source name to what it must hold ({@code date} or a code table's name), else the record has shifted
 * @param layout         how messages are laid out
 */
public record Rules(List<Rule> fields, Set<String> nullWords, Set<String> unlimitedWords, Map<String, String> checks, Layout layout) {

    /** Those of an adapter that does not tell. */
    public static final Rules UNTOLD = new Rules(List.of(), Set.of(), Set.of(), Map.of(), Layout.UNTOLD);

    public Rules {
        fields = List.copyOf(fields);
        nullWords = Collections.unmodifiableSet(new TreeSet<>(nullWords));
        unlimitedWords = Collections.unmodifiableSet(new TreeSet<>(unlimitedWords));
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** The source names that any rule or check reads, in the order of the rules. */
    public Set<String> sources() {
        Set<String> sources = new LinkedHashSet<>();
        fields.forEach(rule -> sources.addAll(rule.sources()));
        sources.addAll(checks.keySet());
        return sources;
    }
}
