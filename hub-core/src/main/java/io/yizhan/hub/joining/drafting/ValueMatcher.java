package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How well what a column's values look like fits a field of one licence type. Immutable. */
final class ValueMatcher {

    private static final double STRANGE = 0.9;
    private static final double MOSTLY = 0.7;
    private static final double ALIKE = 0.75;
    /** What is longer is a text about many things, and would keep a pattern busy. */
    private static final int LONGEST_ALIKE = 1000;

    /**
     * How well values fit.
     *
     * @param fit    from -1 (they can't be this field) over 0 (they say nothing) to 1
     * @param alone  how sure they make the field where the column has no name, from 0 to 1
     * @param reason for people, without a value
     */
    record Fit(double fit, double alone, String reason) {
        static final Fit NOTHING = new Fit(0, 0, "");

        Fit plus(double more, double moreAlone, String why) {
            return new Fit(Math.max(-1, Math.min(1, fit + more)), Math.max(0, Math.min(0.95, alone + moreAlone)), reason.isEmpty() || why.isEmpty() ? reason + why : reason + ", " + why);
        }
    }

    private final LicenceType type;
    private final Map<String, Map<String, String>> codeTables;
    private final Looks looks;
    /** By field, what its values are like where they tell it by themselves. */
    private final Map<String, Pattern> likes = new HashMap<>();

    ValueMatcher(LicenceType type, Map<String, Map<String, String>> codeTables, NamesInUse names) {
        this.type = type;
        this.codeTables = codeTables;
        this.looks = new Looks(names);
        type.fields().forEach(field -> names.of(type.id(), field.name()).map(NamesInUse.FieldNames::like).ifPresent(like -> likes.put(field.name(), Pattern.compile(like))));
    }

    Fit fit(ColumnProfile profile, FieldRule field) {
        if (profile.isEmpty()) {
            boolean endless = field.name().equals("validTo") && !profile.unlimitedWords().isEmpty();
            return endless ? new Fit(1, 0.8, "words for unlimited validity") : Fit.NOTHING;
        }
        if (field.name().equals("type")) {
            return Fit.NOTHING;
        }
        return switch (field.kind()) {
            case "holder-code" -> holderCode(profile, field);
            case "uscc" -> share(profile, Kind.USCC, profile.isConstant() ? 0.55 : 0.75);
            case "resident-id" -> share(profile, Kind.RESIDENT_ID, 0.75);
            case "food-licence-number" -> share(profile, Kind.FOOD_NUMBER, 0.9);
            case "licence-identifier" -> share(profile, Kind.LICENCE_IDENTIFIER, 0.9);
            case "date" -> day(profile, field);
            case "money" -> money(profile);
            case "code" -> code(profile, field);
            default -> text(profile, field);
        };
    }

    private Fit holderCode(ColumnProfile profile, FieldRule field) {
        if (type.holderCodeTypes().equals(List.of("999"))) {
            boolean different = profile.distinct() == profile.meant().size() && profile.share(Kind.DAY) < 0.5;
            return new Fit(different ? 0.2 : -0.2, 0, "");
        }
        double share = 0;
        String what = "";
        for (Map.Entry<String, Kind> kind : Map.of("001", Kind.USCC, "111", Kind.RESIDENT_ID, "999", Kind.REGISTRATION).entrySet()) {
            if (type.holderCodeTypes().contains(kind.getKey())) {
                double of = profile.share(kind.getValue());
                what = of > 0.1 && of > share ? kind.getValue().description() : what;
                share += kind.getKey().equals("999") ? 0.8 * of : of;
            }
        }
        share = Math.min(1, share);
        boolean number = field.name().equals("number");
        if (number && share < 0.5 && comesAgain(profile)) {
            return new Fit(-0.6, 0, "the same in several records");
        }
        if (number && share < 0.5 && Math.max(profile.share(Kind.RESIDENT_ID), profile.share(Kind.USCC)) > MOSTLY) {
            return new Fit(-0.8, 0, "codes of holders of another kind");
        }
        if (number && share < 0.5) {
            return new Fit(0, profile.share(Kind.DOCUMENT_NUMBER) > STRANGE && profile.distinct() == profile.meant().size() ? 0.35 : 0, "");
        }
        double alone = profile.isConstant() ? 0.3 : number ? 0.5 : 0.8;
        return new Fit(2 * share - 1, share < 0.5 ? 0 : alone * share, of(what, share, profile));
    }

    /** True where too many records share a value for it to be what tells them apart. */
    private static boolean comesAgain(ColumnProfile profile) {
        return profile.meant().size() > 2 && profile.distinct() < 0.7 * profile.meant().size();
    }

    private static Fit day(ColumnProfile profile, FieldRule field) {
        double days = profile.share(Kind.DAY);
        Kind count = profile.share(Kind.EPOCH) > profile.share(Kind.SERIAL) ? Kind.EPOCH : Kind.SERIAL;
        boolean counted = profile.share(count) > days;
        double share = counted ? profile.share(count) : days;
        double endless = field.name().equals("validTo") && !profile.unlimitedWords().isEmpty() ? 0.3 : 0;
        // Numbers so long are more often numbers of something than moments, so the name must say it.
        double alone = !counted ? 0.4 * share + endless : count == Kind.EPOCH ? 0 : 0.2;
        return new Fit(2 * share - 1, share < 0.8 ? 0 : alone, of(counted ? count.description() : Kind.DAY.description(), share, profile));
    }

    private static Fit money(ColumnProfile profile) {
        double money = profile.share(Kind.MONEY);
        double plain = profile.share(Kind.DECIMAL);
        if (money >= plain) {
            return new Fit(2 * money - 1, money < 0.5 ? 0 : 0.75 * money, of(Kind.MONEY.description(), money, profile));
        }
        return new Fit(1.4 * plain - 0.7, plain < STRANGE || profile.share(Kind.PHONE) > 0.5 ? 0 : 0.25, of(Kind.DECIMAL.description(), plain, profile));
    }

    private Fit code(ColumnProfile profile, FieldRule field) {
        String table = CodeTables.nameOf(field, codeTables);
        Set<String> words = table == null ? field.codes() : codeTables.get(table).keySet();
        double share = profile.shareIn(words);
        boolean coded = profile.share(Kind.INTEGER) > 0.5 || profile.meant().stream().allMatch(text -> text.length() == 1 && text.charAt(0) < 0x80);
        String reason = of(table == null ? "codes of the field" : "words of code table " + table, share, profile);
        if (share < 0.3) {
            return new Fit(profile.isRepetitive() && profile.share(Kind.DAY) < 0.5 ? -0.1 : -0.8, 0, reason);
        }
        // Numbers are codes of many lists, and of states most of all seldom.
        double coding = field.name().equals("state") ? 0.2 : 0.35;
        double alone = coded ? profile.distinct() < 2 ? 0.1 : coding : 0.7;
        return new Fit(2 * share - 1, alone * share, reason);
    }

    private Fit text(ColumnProfile profile, FieldRule field) {
        if (field.pattern() != null) {
            Pattern pattern = Pattern.compile(field.pattern());
            double share = profile.meant().stream().filter(text -> pattern.matcher(text).matches()).count() / (double) profile.meant().size();
            if (share < 0.5) {
                return new Fit(-1, 0, "");
            }
        }
        Pattern like = likes.get(field.name());
        double alike = like == null ? 0
                : profile.meant().stream().filter(text -> text.length() <= LONGEST_ALIKE && like.matcher(text).matches()).count() / (double) profile.meant().size();
        if (alike > MOSTLY) {
            return new Fit(alike, ALIKE * alike, of("written as such values are", alike, profile));
        }
        String look = looks.of(field, type);
        Fit fit = LookFit.of(look, profile, codeTables);
        boolean codeLike = look.equals("issuer-code") || look.equals("document-number");
        double other = Math.max(profile.share(Kind.DAY), codeLike ? profile.isConstant() ? 0 : 0
                : Math.max(profile.share(Kind.USCC), profile.share(Kind.RESIDENT_ID)));
        if (other > STRANGE) {
            return new Fit(-1, 0, fit.reason());
        }
        if (field.maxLength() > 0 && profile.meant().stream().anyMatch(text -> text.length() > field.maxLength())) {
            return fit.plus(-0.5, -0.5, "longer than the field");
        }
        return fit;
    }

    private static Fit share(ColumnProfile profile, Kind kind, double alone) {
        double share = profile.share(kind);
        return new Fit(2 * share - 1, share < 0.5 ? 0 : alone * share, of(kind.description(), share, profile));
    }

    static String of(String what, double share, ColumnProfile profile) {
        return what.isEmpty() || share < 0.05 ? "" : what + " in " + Math.round(share * profile.meant().size()) + " of " + profile.meant().size();
    }
}
