package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.licence.ResidentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which of several date columns is which, told from how they stand to one another: a birth date is the one within the citizen's number,
 * the end of validity comes last, what was examined came before what was issued.
 */
final class DateRoles {

    private static final double MOST = 0.8;

    private final List<ColumnProfile> dates = new ArrayList<>();
    private final List<ColumnProfile> citizens = new ArrayList<>();

    DateRoles(List<ColumnProfile> profiles) {
        for (ColumnProfile profile : profiles) {
            if (profile.share(Kind.DAY) > MOST) {
                dates.add(profile);
            }
            if (profile.share(Kind.RESIDENT_ID) > MOST) {
                citizens.add(profile);
            }
        }
    }

    /** What the order of days adds to a fit. */
    ValueMatcher.Fit weigh(ValueMatcher.Fit fit, ColumnProfile profile, FieldRule field) {
        if (!dates.contains(profile) || !field.kind().equals("date")) {
            return fit;
        }
        String label = (field.label().zh() + " " + field.label().en() + " " + field.name()).toLowerCase(Locale.ROOT);
        if (label.contains("出生") || label.contains("birth")) {
            return isBirth(profile) ? fit.plus(0.5, 0.5, "as in the citizen's number") : citizens.isEmpty() ? fit : fit.plus(-1.5, -1, "not as in the citizen's number");
        }
        if (isBirth(profile)) {
            return fit.plus(-1.5, -1, "the citizen's birth date");
        }
        boolean stamp = profile.share(Kind.STAMP) > MOST && dates.stream().anyMatch(other -> other.share(Kind.STAMP) < 1 - MOST);
        ValueMatcher.Fit weighed = stamp ? fit.plus(-0.1, -0.1, "with a time of day, unlike the others") : fit;
        if (field.name().equals("validTo") || label.contains("截止") || label.contains("expiry") || label.contains("届满")) {
            return later(profile) == 0 && earlier(profile) > 0 && spansYears(profile) || !profile.unlimitedWords().isEmpty() ? weighed.plus(0.3, 0.3, "later than the others")
                    : later(profile) > 0 ? weighed.plus(-0.6, -0.3, "earlier than others") : weighed.plus(0, -0.1, "");
        }
        if (dates.size() > 1 && later(profile) == 0 && spansYears(profile)) {
            return weighed.plus(-0.6, -0.3, "years after the others");
        }
        if (field.name().equals("issueDate")) {
            return weighed.plus(0, 0.08, "");
        }
        if (field.name().equals("validFrom")) {
            return weighed.plus(0, -0.05, "");
        }
        if (field.required()) {
            return weighed.plus(0, 0.1, "");
        }
        // What a certificate is about came before it was issued.
        return later(profile) > 0 && earlier(profile) == 0 ? weighed.plus(0, 0.1, "earliest of the dates") : weighed.plus(0, -0.03, "");
    }

    private boolean isBirth(ColumnProfile profile) {
        for (ColumnProfile citizen : citizens) {
            int same = 0;
            int both = 0;
            for (int i = 0; i < profile.records(); i++) {
                LocalDate day = profile.day(i);
                String number = citizen.column().values().get(i).strip().toUpperCase(Locale.ROOT);
                if (day != null && ResidentId.isValid(number)) {
                    both++;
                    same += ResidentId.birthDate(number).equals(day) ? 1 : 0;
                }
            }
            if (both > 0 && same > MOST * both) {
                return true;
            }
        }
        return false;
    }

    /** How many other columns' days come later in most records. */
    private long later(ColumnProfile profile) {
        return dates.stream().filter(other -> other != profile && isBefore(profile, other)).count();
    }

    private long earlier(ColumnProfile profile) {
        return dates.stream().filter(other -> other != profile && isBefore(other, profile)).count();
    }

    private boolean spansYears(ColumnProfile profile) {
        return dates.stream().filter(other -> other != profile && !isBirth(other)).allMatch(other -> {
            int far = 0;
            int both = 0;
            for (int i = 0; i < profile.records(); i++) {
                LocalDate day = profile.day(i);
                LocalDate before = other.day(i);
                if (day != null && before != null) {
                    both++;
                    far += before.plusMonths(5).isBefore(day) ? 1 : 0;
                }
            }
            return far > MOST * both;
        });
    }

    private static boolean isBefore(ColumnProfile first, ColumnProfile second) {
        int before = 0;
        int both = 0;
        for (int i = 0; i < first.records(); i++) {
            LocalDate one = first.day(i);
            LocalDate other = second.day(i);
            if (one != null && other != null) {
                both++;
                before += one.isBefore(other) ? 1 : 0;
            }
        }
        return both > 0 && before > MOST * both;
    }
}
