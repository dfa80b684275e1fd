package io.yizhan.hub.joining.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The syllables of Mandarin, to cut pinyin written together. Immutable. */
final class Syllables {

    private static final int LONGEST = 6;

    private static final Syllables ALL = ofAllCharacters();

    private final Set<String> known;

    private Syllables(Set<String> known) {
        this.known = known;
    }

    /** Those of all characters in use. */
    static Syllables all() {
        return ALL;
    }

    private static Syllables ofAllCharacters() {
        Set<String> known = new HashSet<>();
        for (char c = '\u4e00'; c <= '\u9fa5'; c++) {
            known.add(com.github.promeg.pinyinhelper.Pinyin.toPinyin(c).toLowerCase(Locale.ROOT));
        }
        return new Syllables(known);
    }

    /** The syllables of a text, the fewest there are; empty where it is not made of syllables. */
    List<String> cut(String letters) {
        List<List<String>> best = new ArrayList<>();
        best.add(List.of());
        for (int end = 1; end <= letters.length(); end++) {
            List<String> shortest = null;
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                List<String> before = best.get(start);
                if (before != null && known.contains(letters.substring(start, end)) && (shortest == null || before.size() + 1 < shortest.size())) {
                    shortest = new ArrayList<>(before);
                    shortest.add(letters.substring(start, end));
                }
            }
            best.add(shortest);
        }
        List<String> whole = best.get(letters.length());
        return whole == null ? List.of() : whole;
    }
}
