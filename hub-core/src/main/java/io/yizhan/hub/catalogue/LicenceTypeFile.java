package io.yizhan.hub.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A file of {@code licence-types/}, and {@code common-fields.yaml}, which has {@code source} and {@code fields} only. */
record LicenceTypeFile(Text name, String typeCode, List<String> holderCodeTypes, String sharing, long maxMessageBytes, String source,
        Map<String, Field> fields) {

    private static final Set<String> SHARING = Set.of("unconditional", "conditional", "none");

    /** One rule as the file has it; {@code common-fields.yaml} says what the keys mean. */
    record Field(Text label, @JsonProperty("class") FieldClass fieldClass, boolean required, String kind, String pattern, int maxLength,
            Set<String> codes, String codeTable, boolean link) {
    }

    /** The fields of a file by name, in its order. */
    static Map<String, Field> fields(YamlFile file, InputStream bytes) {
        return fields(file, file.read(bytes, LicenceTypeFile.class));
    }

    /**
     * Reads a type: the common fields, replaced where the type has a field of that name, then its own.
     *
     * @throws IllegalStateException naming file and fault
     */
    static LicenceType read(String id, YamlFile file, InputStream bytes, Map<String, Field> common,
            Map<String, Map<String, String>> codeTables) {
        LicenceTypeFile type = file.read(bytes, LicenceTypeFile.class);
        check(file, "name", type.name != null && type.name.zh() != null && type.name.en() != null, "needs zh and en");
        check(file, "holderCodeTypes", type.holderCodeTypes != null && !type.holderCodeTypes.isEmpty(), "needs at least one type");
        Map<String, String> holderCodeTypes = codeTables.getOrDefault("holder-code-types", Map.of());
        check(file, "holderCodeTypes", holderCodeTypes.values().containsAll(type.holderCodeTypes),
                "must be of code table holder-code-types");
        check(file, "sharing", type.sharing != null && SHARING.contains(type.sharing), "must be one of " + SHARING);
        check(file, "maxMessageBytes", type.maxMessageBytes > 0, "must be a number of bytes above 0");
        check(file, "source", type.source != null, "must name the legal source");
        Map<String, Field> all = new LinkedHashMap<>(common);
        all.putAll(fields(file, type));
        List<FieldRule> rules = new ArrayList<>();
        all.forEach((name, field) -> rules.add(rule(file, name, field, codeTables)));
        return new LicenceType(id, type.name, type.typeCode, List.copyOf(type.holderCodeTypes), type.sharing, type.maxMessageBytes,
                type.source, List.copyOf(rules));
    }

    private static Map<String, Field> fields(YamlFile file, LicenceTypeFile type) {
        check(file, "fields", type.fields != null, "is missing; state a rule for each field");
        type.fields.forEach((name, field) -> check(file, "fields." + name, field != null, "needs label, class and kind"));
        return type.fields;
    }

    private static FieldRule rule(YamlFile file, String name, Field field, Map<String, Map<String, String>> codeTables) {
        String path = "fields." + name;
        check(file, path + ".label", field.label != null && field.label.zh() != null && field.label.en() != null, "needs zh and en");
        check(file, path + ".class", field.fieldClass != null, "is missing; public, internal, personal or sensitive");
        check(file, path + ".kind", field.kind != null && FieldRule.KINDS.contains(field.kind), "must be one of " + FieldRule.KINDS);
        check(file, path + ".maxLength", field.maxLength >= 0, "must not be negative");
        Set<String> codes = field.codes;
        if (field.codeTable != null) {
            check(file, path + ".codes", codes == null, "can't stand beside codeTable; keep one");
            Map<String, String> table = codeTables.get(field.codeTable);
            check(file, path + ".codeTable", table != null, "there is no code table " + field.codeTable);
            codes = Set.copyOf(table.values());
        }
        check(file, path + ".kind", "code".equals(field.kind) == (codes != null), "code goes with codes or codeTable, and they with code");
        if (field.pattern != null) {
            try {
                Pattern.compile(field.pattern);
            } catch (PatternSyntaxException e) {
                throw file.fault(path + ".pattern", "is no regular expression: " + e.getDescription(), e);
            }
        }
        return new FieldRule(name, field.label, field.fieldClass, field.required, field.kind, field.pattern, field.maxLength, codes,
                field.link);
    }

    private static void check(YamlFile file, String path, boolean right, String cure) {
        if (!right) {
            throw file.fault(path, cure);
        }
    }
}
