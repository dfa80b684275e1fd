package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The columns of a sample matched with the fields of one licence type: each column fills at most one field and each field takes at most
 * one column, so that all confidences together are greatest. A column that is surely none of them is left out.
 */
final class FieldMatching {

    /** Less sure than this is no guess. */
    static final double LEAST = 0.3;
    /** How sure a column without a name is of a field that nothing speaks for nor against. */
    static final double LEFT_OVER = 0.31;
    private static final int FEW = 3;
    private static final double LEAST_BY_NAME = 0.42;
    private static final double VALUES_AGAINST_NAME = 0.8;

    /** A column and the field it was matched with. */
    record Guess(FieldRule field, ColumnProfile profile, double confidence, String reason) {
    }

    private final LicenceType type;
    private final NameMatcher names;
    private final ValueMatcher values;

    FieldMatching(LicenceType type, Map<String, Map<String, String>> codeTables, NamesInUse inUse) {
        this.type = type;
        this.names = new NameMatcher(type, inUse);
        this.values = new ValueMatcher(type, codeTables, inUse);
    }

    LicenceType type() {
        return type;
    }

    NameMatcher names() {
        return names;
    }

    /** In the order of the columns. */
    List<Guess> match(List<ColumnProfile> profiles) {
        List<FieldRule> fields = TypeChoice.fields(type);
        DateRoles dates = new DateRoles(profiles);
        Guess[][] guesses = new Guess[profiles.size()][fields.size()];
        // Beside the fields, each column has a place of its own to stay unmatched in.
        double[][] gains = new double[profiles.size()][fields.size() + profiles.size()];
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = 0; j < fields.size(); j++) {
                // Of two columns alike, the one in the field's own place in the order.
                double early = 0.01 * (1 - Math.abs(i / (double) profiles.size() - j / (double) fields.size()));
                guesses[i][j] = guess(profiles.get(i), fields.get(j), dates);
                gains[i][j] = guesses[i][j].confidence < LEAST ? 0 : guesses[i][j].confidence + early;
            }
            gains[i][fields.size() + i] = Math.max(LEAST - 0.01, ignored(profiles.get(i), fields));
        }
        int[] best = Assignment.best(gains);
        List<Guess> matched = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            if (best[i] < fields.size() && guesses[i][best[i]].confidence >= LEAST) {
                matched.add(guesses[i][best[i]]);
            }
        }
        return matched;
    }

    /** How surely a column is of no field; not at all where a field of the type is called so. */
    private double ignored(ColumnProfile profile, List<FieldRule> fields) {
        double ignored = names.ignored(profile.column()).score();
        boolean own = fields.stream().anyMatch(field -> !TypeChoice.COMMON.contains(field.name()) && names.match(profile.column(), field.name()).score() >= ignored);
        return own ? 0 : ignored;
    }

    /** How sure a column is to be a field, whatever the others are. */
    Guess guess(ColumnProfile profile, FieldRule field, DateRoles dates) {
        ValueMatcher.Fit fit = dates.weigh(values.fit(profile, field), profile, field);
        NameMatcher.Match name = names.match(profile.column(), field.name());
        // One or two values that don't fit may be the odd ones of many.
        double against = profile.meant().size() < FEW ? 0.4 : 0.75;
        double byName = fit.fit() >= 0 ? name.score() * (0.8 + 0.2 * fit.fit()) : name.score() * (0.8 + against * fit.fit());
        // A name that is only a little alike is worth less than what the values say.
        byName = name.score() < LEAST_BY_NAME ? 0 : byName;
        double byValues = profile.column().isNamed() ? VALUES_AGAINST_NAME * fit.alone() : fit.alone();
        if (byValues < LEFT_OVER && mayBeLeftOver(profile, field, fit)) {
            return new Guess(field, profile, LEFT_OVER, "a guess: left over, and nothing speaks against it");
        }
        double confidence = name.score() == 0 ? byValues : Math.max(byName, byValues);
        String reason = name.score() == 0 || byName < byValues ? fit.reason() : fit.reason().isEmpty() ? name.reason() : name.reason() + "; " + fit.reason();
        return new Guess(field, profile, confidence, reason);
    }

    /** A column without a name, of texts that are of no kind in particular, may be any of the type's own texts. */
    private static boolean mayBeLeftOver(ColumnProfile profile, FieldRule field, ValueMatcher.Fit fit) {
        boolean text = field.kind().equals("text") && !TypeChoice.COMMON.contains(field.name());
        boolean plain = profile.meant().size() > profile.records() / 2 && !profile.isConstant() && !profile.countsRecords();
        for (Kind kind : new Kind[] {Kind.DAY, Kind.USCC, Kind.RESIDENT_ID, Kind.PHONE, Kind.AUTHORITY, Kind.FOOD_NUMBER}) {
            plain &= profile.share(kind) < 0.5;
        }
        plain &= field.pattern() != null || profile.share(Kind.DECIMAL) < 0.5;
        return !profile.column().isNamed() && text && plain && fit.fit() > -0.5;
    }
}
