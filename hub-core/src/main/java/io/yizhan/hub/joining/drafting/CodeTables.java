package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Which code table a field's codes are of, and which code a department's own word means. */
final class CodeTables {

    private CodeTables() {
    }

    /** The name of the table whose codes are those of the field, or null; of several, the one most like the field in name. */
    static String nameOf(FieldRule field, Map<String, Map<String, String>> tables) {
        return tables.entrySet().stream().filter(table -> new HashSet<>(table.getValue().values()).equals(field.codes()))
                .map(Map.Entry::getKey).sorted().max(Comparator.comparingLong(name -> sharedWords(name, field))).orElse(null);
    }

    private static long sharedWords(String table, FieldRule field) {
        String said = (field.name() + " " + field.label().en()).toLowerCase(Locale.ROOT);
        return Arrays.stream(table.split("-")).filter(word -> said.contains(word.endsWith("s") ? word.substring(0, word.length() - 1) : word)).count();
    }

    /**
     * The codes of words: those the table lists, else that of the longest listed word within the word, as 存续 in 存续（在营）; a word
     * that contains none has no entry.
     */
    static Map<String, String> codes(Iterable<String> words, Map<String, String> table) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String word : words) {
            String code = table.get(word);
            if (code == null) {
                code = table.entrySet().stream().filter(entry -> entry.getKey().length() > 1 && !entry.getKey().matches("[0-9]+")
                                && word.contains(entry.getKey()) && !word.contains("不" + entry.getKey()) && !word.contains("未" + entry.getKey()))
                        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length))).map(Map.Entry::getValue).orElse(null);
            }
            if (code != null) {
                codes.put(word, code);
            }
        }
        return codes;
    }
}
