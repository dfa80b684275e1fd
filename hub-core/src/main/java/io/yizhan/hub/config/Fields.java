package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Canonical field names as configuration may name them. */
final class Fields {

    /** Every licence has them, whatever its type says of them. */
    private static final Set<String> COMMON = Set.of("type", "number", "identifier", "issuerName", "issuerCode", "issueDate",
            "holderName", "holderCode", "holderCodeType", "validFrom", "validTo", "state");

    /** What a statement of change consists of, and what of it must be mapped. */
    private static final Set<String> CHANGE = Set.of("number", "operation", "date", "reason");
    private static final Set<String> CHANGE_REQUIRED = new TreeSet<>(Set.of("number", "operation", "date"));

    private Fields() {
    }

    /** All fields a licence of the type may show. */
    static Set<String> of(LicenceType type) {
        Set<String> names = new TreeSet<>(COMMON);
        type.fields().forEach(f -> names.add(f.name()));
        return names;
    }

    /** Fields a mapping may give, for a statement of change or of a licence. */
    static Set<String> mappable(LicenceType type, boolean change) {
        if (change) {
            return CHANGE;
        }
        Set<String> names = of(type);
        names.removeAll(LicenceType.OF_FILES);
        return names;
    }

    /** Fields a mapping must give. */
    static Set<String> required(LicenceType type, boolean change) {
        return change ? CHANGE_REQUIRED : type.fields().stream().filter(FieldRule::required).map(FieldRule::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
