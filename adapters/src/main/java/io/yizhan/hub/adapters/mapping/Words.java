package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapters.settings.Block;
import java.util.HashSet;
import java.util.Set;

/**
 * The words by which a source says nothing, and the words by which it says "without end". Compared after {@link Edges#trim}; empty
 * text always says nothing.
 */
record Words(Set<String> none, Set<String> unlimited) {

    static Words of(Block mapping) {
        return new Words(trimmed(mapping, "nullWords"), trimmed(mapping, "unlimitedWords"));
    }

    /** The source text without its edges, or null where it says nothing. */
    String meant(String text) {
        if (text == null) {
            return null;
        }
        String trimmed = Edges.trim(text);
        return trimmed.isEmpty() || none.contains(trimmed) ? null : trimmed;
    }

    private static Set<String> trimmed(Block mapping, String key) {
        Set<String> words = new HashSet<>();
        mapping.texts(key).forEach(word -> words.add(Edges.trim(word)));
        return Set.copyOf(words);
    }
}
