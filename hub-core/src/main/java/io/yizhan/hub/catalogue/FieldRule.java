package io.yizhan.hub.catalogue;

import java.util.Set;

/**
 * What a licence type says of one field, common or of its own.
 *
 * @param name      canonical name
 * @param required  absent is {@code E-FIELD-MISSING}; an absent holder code that may be an organisation's is {@code E-HOLDER-CODE}
 * @param kind      one of {@link #KINDS}
 * @param pattern   regular expression the whole text must match, or null
 * @param maxLength in characters, or 0 for no limit
 * @param codes     canonical codes allowed for kind {@code code}; empty for other kinds
 * @param link      licences are also found by this field (hash of its text)
 */
public record FieldRule(String name, Text label, FieldClass fieldClass, boolean required, String kind, String pattern, int maxLength,
        Set<String> codes, boolean link) {

    /**
     * The kinds of field there are: {@code text}; {@code date} as {@code yyyy-MM-dd}; {@code money} as a plain decimal; {@code code}
     * for one of {@link #codes()}; and the identifiers {@code uscc} (GB 32100), {@code resident-id} (GB 11643),
     * {@code food-licence-number}, {@code licence-identifier} (GB/T 36904) and {@code holder-code}, which the holder code type tells
     * how to read. A {@code number} of kind {@code holder-code} is the holder's own code where the source has one text for both.
     */
    public static final Set<String> KINDS = Set.of("text", "date", "money", "code", "holder-code", "uscc", "resident-id",
            "food-licence-number", "licence-identifier");

    public FieldRule {
        codes = codes == null ? Set.of() : Set.copyOf(codes);
    }
}
