package io.yizhan.hub.licence;

import java.util.Objects;

/**
 * One thing found wrong, or odd, in a record.
 *
 * @param field  canonical field name the finding is about, or {@code "record"} for the record as a whole
 * @param code   stable code: {@code E-…} rejects the record, {@code W-…} only warns
 * @param detail what is wrong and the cure, in English; never a value out of the record
 */
public record Violation(String field, String code, String detail) {

    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        if (!code.startsWith("E-") && !code.startsWith("W-")) {
            throw new IllegalArgumentException("violation code must start with E- or W-: " + code);
        }
    }

    /** True where the record is kept all the same. */
    public boolean isWarning() {
        return code.startsWith("W-");
    }
}
