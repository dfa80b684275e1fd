package io.yizhan.hub.adapter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what a mistyped word of the settings was meant to be. */
public final class Nearest {

    private Nearest() {
    }

    /** {@code did you mean X? } with the nearest of the known words, to stand in a fault's detail; empty where none is near. */
    public static String hint(String word, Collection<String> known) {
        String nearest = to(word, known);
        return nearest == null ? "" : "did you mean " + nearest + "? ";
    }

    /** The known word that differs in the fewest letters, at most a third of them, or null. */
    public static String to(String word, Collection<String> known) {
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
