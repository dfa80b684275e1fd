package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.Text;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One mapping of a YAML file. Each getter tells a fault and returns null (or the fallback, or an empty list) where the value is not as asked; asking for
 * a key makes it known, and {@link #refuseOthers()} tells of those nobody asked for. For one thread.
 */
final class Section {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final YamlFile file;
    private final String path;
    private final Map<String, Object> values;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(YamlFile file, String path, Map<String, Object> values) {
        this.file = file;
        this.path = path;
        this.values = values;
    }

    /** @param below path below this section, e.g. {@code items[1]} */
    void fault(String below, String code, String detail) {
        file.fault(path.isEmpty() ? below : path + "." + below, code, detail);
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Required text, not blank. */
    String text(String key) {
        return require(key, this::asText);
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    /** Required id: {@code [a-z][a-z0-9-]*}. */
    String id(String key) {
        String id = text(key);
        if (id != null && !ID.matcher(id).matches()) {
            fault(key, "E-CONFIG-ID", "is no id; use lower-case letters, digits and hyphens, a letter first");
            return null;
        }
        return id;
    }

    /** Required text that is one of the known words. @param what they are, e.g. {@code licence type} */
    String oneOf(String key, String what, Collection<String> known) {
        String word = text(key);
        return word != null && isKnown(key, word, what, known) ? word : null;
    }

    /** Tells a fault of {@code below} unless the word is known. */
    boolean isKnown(String below, String word, String what, Collection<String> known) {
        if (!known.contains(word)) {
            fault(below, "E-CONFIG-REFERENCE", "there is no " + what + " " + word + "; " + Spelling.cure(word, known));
            return false;
        }
        return true;
    }

    int number(String key, int fallback, int least, int most) {
        if (!has(key)) {
            return fallback;
        }
        Number number = require(key, value -> as(key, value, Number.class, "a whole number"));
        if (number != null && (number.longValue() < least || number.longValue() > most)) {
            fault(key, "E-CONFIG-RANGE", "must be from " + least + " to " + most);
            return fallback;
        }
        return number == null ? fallback : number.intValue();
    }

    boolean flag(String key) {
        Boolean flag = has(key) ? require(key, value -> as(key, value, Boolean.class, "true or false")) : null;
        return flag != null && flag;
    }

    /** A day, or null where the key is absent. */
    LocalDate day(String key) {
        String text = has(key) ? text(key) : null;
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault(key, "E-CONFIG-DATE", "is no day of the calendar; write yyyy-MM-dd");
            return null;
        }
    }

    /** A required name in both languages. */
    Text name(String key) {
        Section name = section(key);
        if (name == null) {
            return null;
        }
        Text text = new Text(name.text("zh-CN"), name.text("en"));
        name.refuseOthers();
        return text;
    }

    /** A required mapping. */
    Section section(String key) {
        return require(key, value -> asSection(key, value));
    }

    /** The mappings of a required list that is not empty; elements that are no mapping are told and left out. */
    List<Section> sections(String key) {
        return elements(key, true, this::asSection);
    }

    /** The texts of a list; an absent list is empty. */
    List<String> texts(String key) {
        return has(key) ? elements(key, false, this::asText) : List.of();
    }

    /** The texts of a list of known words, each at most once; an absent list is empty. */
    Set<String> words(String key, String what, Collection<String> known) {
        Set<String> words = new LinkedHashSet<>();
        if (has(key)) {
            elements(key, false, (below, value) -> {
                String word = asText(below, value);
                if (word != null && isKnown(below, word, what, known) && !words.add(word)) {
                    fault(below, "E-CONFIG-DUPLICATE", word + " is listed twice; remove one");
                }
                return word;
            });
        }
        return words;
    }

    /** The value of a key as plain maps, lists and scalars, or null where it is absent or was told. */
    Object plain(String key) {
        return has(key) && isWhole(values.get(key)) ? values.get(key) : null;
    }

    /** Tells of every key that nobody asked for. */
    void refuseOthers() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                fault(key, "E-CONFIG-KEY-UNKNOWN", "unknown key; " + Spelling.cure(key, asked));
            }
        }
    }

    /** A file beside the one this section is of. */
    Path beside(String name) {
        return file.beside(name);
    }

    private <T> T require(String key, Function<Object, T> as) {
        if (!has(key)) {
            fault(key, "E-CONFIG-KEY-MISSING", "is missing; add it");
            return null;
        }
        return values.get(key) == YamlFile.FAULTY ? null : as.apply(values.get(key));
    }

    private <T> T require(String key, BiFunction<String, Object, T> as) {
        return require(key, value -> as.apply(key, value));
    }

    private <T> List<T> elements(String key, boolean some, BiFunction<String, Object, T> as) {
        List<?> list = require(key, value -> as(key, value, List.class, "a list"));
        if (list == null) {
            return List.of();
        }
        if (some && list.isEmpty()) {
            fault(key, "E-CONFIG-EMPTY", "the list is empty; add at least one");
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            T element = list.get(i) == YamlFile.FAULTY ? null : as.apply(key + "[" + i + "]", list.get(i));
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private String asText(String below, Object value) {
        String text = as(below, value, String.class, "text");
        if (text != null && text.isBlank()) {
            fault(below, "E-CONFIG-EMPTY", "is blank; give a value");
            return null;
        }
        return text;
    }

    @SuppressWarnings("unchecked")
    private Section asSection(String below, Object value) {
        Map<String, Object> map = as(below, value, Map.class, "a mapping");
        return map == null ? null : new Section(file, path.isEmpty() ? below : path + "." + below, map);
    }

    private <T> T as(String below, Object value, Class<T> type, String expected) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        String quote = type == String.class && !(value instanceof Map) && !(value instanceof List) ? "; put it in quotes" : "; correct it";
        fault(below, "E-CONFIG-TYPE", "expected " + expected + ", found " + kind(value) + quote);
        return null;
    }

    private static String kind(Object value) {
        if (value instanceof Map) {
            return "a mapping";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Number ? "a whole number" : value instanceof Boolean ? "true or false" : "text";
    }

    private static boolean isWhole(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Section::isWhole);
        }
        return value instanceof List<?> list ? list.stream().allMatch(Section::isWhole) : value != YamlFile.FAULTY;
    }
}
