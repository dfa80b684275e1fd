package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.NamesInUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of English names: cut apart, and those that mean the same made one. Immutable. */
final class EnglishWords {

    private static final double FAINT = 0.45;
    private static final int LONGEST = 18;

    private final Map<String, String> canonical = new HashMap<>();
    private final Set<String> faint;
    private final Set<String> known = new HashSet<>();

    /** @param phrases names whose words are to be known, too */
    EnglishWords(NamesInUse.Words words, Collection<String> phrases) {
        words.same().forEach(list -> list.forEach(word -> canonical.put(word, list.get(0))));
        faint = new HashSet<>(words.faint());
        known.addAll(canonical.keySet());
        known.addAll(faint);
        phrases.forEach(phrase -> known.addAll(List.of(phrase.toLowerCase(Locale.ROOT).split("[^a-z]+"))));
        known.remove("");
    }

    /** The meanings of the words of a name, written in camelCase, with_underscores, or run together. */
    List<String> of(String name) {
        List<String> meanings = new ArrayList<>();
        String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2");
        for (String token : apart.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (!token.isEmpty()) {
                split(token).forEach(word -> meanings.add(canonical.getOrDefault(word, singular(word))));
            }
        }
        meanings.removeIf(word -> word.equals("the") || word.equals("of") || word.equals("a"));
        return meanings;
    }

    boolean isKnown(String word) {
        return known.contains(word);
    }

    boolean isFaint(String meaning) {
        return faint.contains(meaning);
    }

    /** What a word says: little where many names have it. */
    double weight(String meaning) {
        return faint.contains(meaning) ? FAINT : 1;
    }

    private String singular(String word) {
        return word.endsWith("s") && known.contains(word.substring(0, word.length() - 1))
                ? canonical.getOrDefault(word.substring(0, word.length() - 1), word.substring(0, word.length() - 1)) : word;
    }

    /** A token as known words, the fewest there are; as it is where it can't be made of them. */
    private List<String> split(String token) {
        if (known.contains(token) || token.length() < 4) {
            return List.of(token);
        }
        List<List<String>> best = new ArrayList<>();
        best.add(List.of());
        for (int end = 1; end <= token.length(); end++) {
            List<String> shortest = null;
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                List<String> before = best.get(start);
                if (before != null && known.contains(token.substring(start, end)) && (shortest == null || before.size() + 1 < shortest.size())) {
                    shortest = new ArrayList<>(before);
                    shortest.add(token.substring(start, end));
                }
            }
            best.add(shortest);
        }
        List<String> whole = best.get(token.length());
        return whole == null || whole.stream().anyMatch(word -> word.length() < 2) || whole.size() > 4 ? List.of(token) : whole;
    }
}
