package io.yizhan.hub.joining.drafting;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The spellings under which a source name is looked up: narrow, simplified, with and without what is in brackets, without a prefix. */
final class SourceNames {

    private final Map<Character, Character> simplified = new HashMap<>();

    /** @param traditional traditional and simplified characters in turn */
    SourceNames(String traditional) {
        for (int i = 0; i + 1 < traditional.length(); i += 2) {
            simplified.put(traditional.charAt(i), traditional.charAt(i + 1));
        }
    }

    Set<String> spellings(String name) {
        StringBuilder plain = new StringBuilder();
        for (char c : Normalizer.normalize(name, Normalizer.Form.NFKC).toCharArray()) {
            plain.append(simplified.getOrDefault(c, c));
        }
        String text = plain.toString().strip();
        Set<String> spellings = new LinkedHashSet<>();
        add(spellings, text);
        add(spellings, text.replaceAll("\\([^)]*\\)|\\[[^\\]]*\\]", ""));
        // 单位(场所)名称 is 场所名称 as well.
        add(spellings, text.replaceAll("^[^()]*\\(([^)]+)\\)([^()]+)$", "$1$2"));
        // Tables often begin their columns' names with one letter for the kind, or with the table's own short name.
        String[] parts = text.split("[_.:-]", 2);
        if (parts.length == 2 && parts[0].length() <= 5 && parts[0].matches("[A-Za-z]+")) {
            add(spellings, parts[1]);
        }
        return spellings;
    }

    private static void add(Set<String> spellings, String text) {
        boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
        String stripped = chinese ? text.replaceAll("[^\\p{L}]", "") : text;
        if (!stripped.isBlank()) {
            spellings.add(stripped);
        }
    }
}
