package io.yizhan.hub.catalogue;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names under which departments keep fields, as {@code schemas/names/} lists them.
 *
 * @param byType  licence type to field to its names; {@code common} for those of every type
 * @param ignored names of what is no field of any licence
 */
public record NamesInUse(Map<String, Map<String, FieldNames>> byType, FieldNames ignored, Words words) {

    /** Key of {@link #byType} for the names of every type. */
    public static final String COMMON = "common";

    /**
     * Names of one field.
     *
     * @param zh    Chinese ones
     * @param en    English ones, words separated by spaces
     * @param other those to be compared as they are
     * @param looks what its values look like, or null where its label tells
     * @param like  regular expression of values that tell the field by themselves, or null
     */
    public record FieldNames(List<String> zh, List<String> en, List<String> other, String looks, String like) {

        public static final FieldNames NONE = new FieldNames(null, null, null, null, null);

        public FieldNames {
            zh = zh == null ? List.of() : List.copyOf(zh);
            en = en == null ? List.of() : List.copyOf(en);
            other = other == null ? List.of() : List.copyOf(other);
        }
    }

    /**
     * What is true of names of any field; {@code words.yaml} says what each means.
     *
     * @param traditional traditional and simplified characters in turn
     */
    public record Words(List<List<String>> same, List<String> faint, List<List<String>> samePhrases, String traditional, List<Looks> looks,
            List<List<String>> addressParts, List<String> nullWords, List<String> unlimitedWords) {
    }

    /** What values look like whose field's name ends so. */
    public record Looks(String look, List<String> zh, List<String> en) {
    }

    /** A file of names. */
    private record NamesFile(Map<String, FieldNames> fields, FieldNames ignored) {
    }

    /** The names that a file gives a field. @param type a licence type or {@link #COMMON} */
    public Optional<FieldNames> of(String type, String field) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(field));
    }

    /** @param open opens a file below {@code schemas/} @throws IllegalStateException naming file and fault */
    static NamesInUse read(List<String> names, Function<String, InputStream> open) {
        Map<String, Map<String, FieldNames>> byType = new java.util.LinkedHashMap<>();
        FieldNames ignored = FieldNames.NONE;
        for (String name : names) {
            String path = "names/" + name + ".yaml";
            NamesFile file = new YamlFile("schemas/" + path).read(open.apply(path), NamesFile.class);
            byType.put(name, file.fields == null ? Map.of() : Map.copyOf(file.fields));
            ignored = name.equals(COMMON) && file.ignored != null ? file.ignored : ignored;
        }
        String path = "names/words.yaml";
        return new NamesInUse(Map.copyOf(byType), ignored, new YamlFile("schemas/" + path).read(open.apply(path), Words.class));
    }
}
