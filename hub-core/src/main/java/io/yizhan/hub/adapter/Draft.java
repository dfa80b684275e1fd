package io.yizhan.hub.adapter;

import io.yizhan.hub.licence.FieldValue;
import io.yizhan.hub.licence.Violation;
import java.util.List;
import java.util.SortedMap;

/**
 * A record in canonical field names, before it is judged. What it states is the feed's business
 * ({@link Statement}): a licence, or a change of a licence's state, whose names are then {@code number}, {@code operation},
 * {@code date} and {@code reason}.
 *
 * @param fields     canonical name to value; absent and null-word fields have no entry. A text that has no normalised
 *                   form but only deserves a warning (an amount without a unit) stays as the source has it
 * @param violations what translating already found: a date that is none, a word in no code table, money without a unit, …
 */
public record Draft(SortedMap<String, FieldValue> fields, List<Violation> violations) {

    /** The normalised text of a field, or null. */
    public String text(String name) {
        FieldValue value = fields.get(name);
        return value == null ? null : value.value();
    }
}
