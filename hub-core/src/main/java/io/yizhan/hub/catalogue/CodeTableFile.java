package io.yizhan.hub.catalogue;

import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of {@code code-tables/}: canonical code to the words, source codes among them, that mean it. */
record CodeTableFile(Text name, String source, Map<String, List<String>> codes) {

    /** Word to canonical code, in the file's order. @throws IllegalStateException naming file and fault */
    static Map<String, String> read(String name, InputStream bytes) {
        YamlFile file = new YamlFile(name);
        CodeTableFile table = file.read(bytes, CodeTableFile.class);
        if (table.codes == null || table.codes.isEmpty()) {
            throw file.fault("codes", "is missing; state each canonical code and the words that mean it");
        }
        Map<String, String> words = new LinkedHashMap<>();
        table.codes.forEach((code, list) -> {
            if (list == null || list.isEmpty()) {
                throw file.fault("codes." + code, "has no words; list at least one");
            }
            for (String word : list) {
                String other = words.put(word, code);
                if (other != null) {
                    throw file.fault("codes." + code, "word \"" + word + "\" already means " + other + "; keep one of the two");
                }
            }
        });
        return Collections.unmodifiableMap(words);
    }
}
