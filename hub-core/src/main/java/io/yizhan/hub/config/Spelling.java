package io.yizhan.hub.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

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
        return known.stream().filter(k -> distance(word, k) <= Math.max(1, Math.max(word.length(), k.length()) / 3))
                .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(Comparator.naturalOrder())).orElse(null);
    }

    /** Letters to change, add, drop or swap with their neighbour (optimal string alignment), letter case ignored. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
