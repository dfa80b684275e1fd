package io.yizhan.hub.joining.drafting;

import java.util.List;
import java.util.stream.Collectors;

/** How alike two names are, each a list of characters or syllables, from 0 to 1. */
final class Similarity {

    private Similarity() {
    }

    /**
     * Twice the longest common subsequence over both lengths; more where one is part of the other; half where they end differently,
     * for the end of a Chinese name says what kind of thing it is.
     */
    static double of(List<String> a, List<String> b) {
        if (a.equals(b)) {
            return a.isEmpty() ? 0 : 1;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        double alike = 2.0 * common(a, b) / (a.size() + b.size());
        int shorter = Math.min(a.size(), b.size());
        int longer = Math.max(a.size(), b.size());
        if (shorter >= 2 && contains(a, b)) {
            alike = Math.max(alike, 0.5 + 0.45 * shorter / longer);
        }
        boolean sameEnd = a.get(a.size() - 1).equals(b.get(b.size() - 1));
        return sameEnd ? alike : 0.6 * alike;
    }

    static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
    }

    private static boolean contains(List<String> a, List<String> b) {
        return java.util.Collections.indexOfSubList(a, b) >= 0 || java.util.Collections.indexOfSubList(b, a) >= 0;
    }

    private static int common(List<String> a, List<String> b) {
        int[] row = new int[b.size() + 1];
        for (String x : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.size(); j++) {
                int above = row[j];
                row[j] = x.equals(b.get(j - 1)) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.size()];
    }
}
