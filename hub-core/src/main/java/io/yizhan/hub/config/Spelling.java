package io.yizhan.hub.config;

import io.yizhan.hub.adapter.Nearest;
import java.util.Collection;

/** Finds what a mistyped word was meant to be. */
final class Spelling {

    private Spelling() {
    }

    /** The cure for an unknown word: the nearest of the known ones if it is near, else all of them. */
    static String cure(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none to choose from";
        }
        String nearest = nearest(word, known);
        return nearest != null ? "did you mean " + nearest + "?" : "known: " + String.join(", ", known.stream().sorted().toList());
    }

    /** The known word that differs in the fewest letters, at most a third of them, or null. */
    static String nearest(String word, Collection<String> known) {
        return Nearest.to(word, known);
    }
}
