package io.yizhan.hub.validation;

import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.Operation;
import io.yizhan.hub.licence.Violation;
import java.time.LocalDate;
import java.util.List;

/**
 * The verdict on one draft: all violations, and what it states where no violation rejects it.
 *
 * @param licence the typed licence, or null where rejected or where the feed carries changes
 * @param change  the change of state, or null
 */
public record Judgement(Licence licence, Change change, List<Violation> violations) {

    public Judgement {
        violations = List.copyOf(violations);
    }

    /**
     * A change of state of a licence known by its number.
     *
     * @param type   licence type id of the feed
     * @param number number of the licence, normalised as the licence's own
     * @param date   day on which it takes effect
     * @param reason the issuer's words, or null
     */
    public record Change(String type, String number, Operation operation, LocalDate date, String reason) {
    }

    /** True where any violation rejects the record. */
    public boolean rejected() {
        return violations.stream().anyMatch(v -> !v.isWarning());
    }

    /** True where the record is kept in spite of a warning. */
    public boolean warned() {
        return !rejected() && violations.stream().anyMatch(Violation::isWarning);
    }
}
