package io.yizhan.hub.licence;

import java.util.Objects;

/**
 * A field as the source wrote it and as the hub reads it. The raw value is kept so that no normalisation is silent.
 *
 * @param raw   the text of the source
 * @param value the normalised text: dates as ISO 8601, money as a plain decimal in yuan or the named currency
 */
public record FieldValue(String raw, String value) {

    public FieldValue {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(value, "value");
    }

    /** A value that the source wrote just as the hub reads it. */
    public static FieldValue same(String value) {
        return new FieldValue(value, value);
    }
}
