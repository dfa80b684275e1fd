package io.yizhan.hub.licence;

import java.time.LocalDate;

/**
 * The days on which a licence holds, both inclusive.
 *
 * @param from first day, or null where the source names none
 * @param to   last day, or null for unlimited validity
 */
public record Validity(LocalDate from, LocalDate to) {

    public static final Validity UNLIMITED = new Validity(null, null);

    /** True where {@code day} is not before the first nor after the last day. */
    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
