package io.yizhan.hub.licence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One licence in the hub's own model: the names of GB/T 36903 as found in use, whatever the department called them.
 *
 * <p>The flat view ({@link #flat()}) is the form that is sealed, stored, granted field by field and shown: canonical field
 * name to text. A field whose source text differs from its normalised text has a sibling {@code <name>.raw}.
 *
 * @param type       licence type id of the catalogue, e.g. {@code business-licence}
 * @param number     number of the licence (证照编号)
 * @param identifier electronic licence identifier of GB/T 36904, or null
 * @param issuerName name of the issuing authority
 * @param issuerCode its unified social credit code
 * @param issueDate  day of issue, or null where the source names none
 * @param fields     type-specific fields, canonical name to normalised text; absent fields have no entry
 * @param raw        the source's own text of any field (common or type-specific) that was normalised to another text
 */
public record Licence(
        @NotBlank String type,
        @NotBlank @Size(max = 64) String number,
        String identifier,
        @NotBlank String issuerName,
        @NotBlank String issuerCode,
        LocalDate issueDate,
        @NotNull @Valid Holder holder,
        @NotNull Validity validity,
        @NotNull State state,
        @NotNull SortedMap<String, String> fields,
        @NotNull SortedMap<String, String> raw) {

    /** Suffix of the flat names that hold the source's own text. */
    public static final String RAW_SUFFIX = ".raw";

    public Licence {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        raw = Collections.unmodifiableSortedMap(new TreeMap<>(raw));
    }

    /** The same licence in another state. */
    public Licence withState(State next) {
        return new Licence(type, number, identifier, issuerName, issuerCode, issueDate, holder, validity, next, fields, raw);
    }

    /** Canonical field name to text, absent fields left out; the order is that of the names. */
    public SortedMap<String, String> flat() {
        SortedMap<String, String> flat = new TreeMap<>(fields);
        flat.put("type", type);
        flat.put("number", number);
        put(flat, "identifier", identifier);
        flat.put("issuerName", issuerName);
        flat.put("issuerCode", issuerCode);
        put(flat, "issueDate", issueDate);
        flat.put("holderName", holder.name());
        flat.put("holderCode", holder.code().value());
        flat.put("holderCodeType", holder.code().type());
        put(flat, "validFrom", validity.from());
        put(flat, "validTo", validity.to());
        flat.put("state", state.code());
        raw.forEach((name, text) -> flat.put(name + RAW_SUFFIX, text));
        return flat;
    }

    /** The licence of a flat view made by {@link #flat()}. */
    public static Licence ofFlat(Map<String, String> flat) {
        SortedMap<String, String> fields = new TreeMap<>(flat);
        SortedMap<String, String> raw = new TreeMap<>();
        flat.forEach((name, text) -> {
            if (name.endsWith(RAW_SUFFIX)) {
                fields.remove(name);
                raw.put(name.substring(0, name.length() - RAW_SUFFIX.length()), text);
            }
        });
        return new Licence(fields.remove("type"), fields.remove("number"), fields.remove("identifier"),
                fields.remove("issuerName"), fields.remove("issuerCode"), day(fields.remove("issueDate")),
                new Holder(fields.remove("holderName"),
                        new HolderCode(fields.remove("holderCodeType"), fields.remove("holderCode"))),
                new Validity(day(fields.remove("validFrom")), day(fields.remove("validTo"))),
                State.of(fields.remove("state")), fields, raw);
    }

    private static void put(Map<String, String> flat, String name, Object value) {
        if (value != null) {
            flat.put(name, value.toString());
        }
    }

    private static LocalDate day(String text) {
        if (text == null) {
            return null;
        }
        LocalDate usual = CalendarDay.parse(text);
        return usual == null ? LocalDate.parse(text) : usual;
    }
}
