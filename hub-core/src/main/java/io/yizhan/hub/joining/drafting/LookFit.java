package io.yizhan.hub.joining.drafting;

import java.util.Map;
import java.util.regex.Pattern;

/** How well values fit a look of {@code words.yaml}. */
final class LookFit {

    private static final Pattern PLACE = Pattern.compile("\\p{IsHan}{1,12}(市|区|县|州|盟|旗|地区|镇|乡)?|[A-Z][A-Za-z .'-]{2,30}");

    private LookFit() {
    }

    static ValueMatcher.Fit of(String look, ColumnProfile profile, Map<String, Map<String, String>> codeTables) {
        return switch (look) {
            case "person" -> fit(profile, profile.share(Kind.PERSON), profile.isRepetitive() ? 0.3 : 0.5, Kind.PERSON);
            case "organisation" -> organisation(profile);
            case "holder" -> holder(profile);
            case "authority" -> fit(profile, profile.share(Kind.AUTHORITY), profile.isRepetitive() ? 0.65 : 0.35, Kind.AUTHORITY);
            case "address" -> fit(profile, profile.share(Kind.ADDRESS), 0.55, Kind.ADDRESS);
            case "province" -> named(profile, profile.shareIn(codeTables.getOrDefault("provinces", Map.of()).keySet()), 0.7, "words of code table provinces");
            case "place" -> place(profile, codeTables);
            case "document-number" -> documentNumber(profile);
            case "issuer-code" -> issuerCode(profile);
            case "decimal" -> named(profile, profile.share(Kind.PHONE) > 0.8 ? 0 : profile.share(Kind.DECIMAL),
                    profile.share(Kind.FRACTION) > 0.2 ? 0.5 : 0.3, Kind.DECIMAL.description());
            case "long-text" -> fit(profile, profile.share(Kind.LONG_TEXT), 0.5, Kind.LONG_TEXT);
            case "project" -> fit(profile, profile.share(Kind.PROJECT), 0.55, Kind.PROJECT);
            case "phone" -> fit(profile, profile.share(Kind.PHONE), 0.5, Kind.PHONE);
            case "word" -> profile.isRepetitive() && profile.share(Kind.WORD) > 0.8 && profile.share(Kind.AUTHORITY) < 0.5 && !profile.isConstant()
                    ? new ValueMatcher.Fit(0.5, 0.3, "words that come again") : ValueMatcher.Fit.NOTHING;
            default -> ValueMatcher.Fit.NOTHING;
        };
    }

    /** Texts are seldom of their look alone, so the lack of it counts for less than a wrong identifier. */
    private static ValueMatcher.Fit named(ColumnProfile profile, double share, double alone, String what) {
        return new ValueMatcher.Fit(share >= 0.5 ? 2 * share - 1 : 0.45 * (2 * share - 1), share < 0.6 ? 0 : alone * share, ValueMatcher.of(what, share, profile));
    }

    private static ValueMatcher.Fit fit(ColumnProfile profile, double share, double alone, Kind kind) {
        return named(profile, share, alone, kind.description());
    }

    private static ValueMatcher.Fit organisation(ColumnProfile profile) {
        double share = Math.max(profile.share(Kind.ORGANISATION), profile.share(Kind.AUTHORITY));
        double repeated = profile.isConstant() || profile.isRepetitive() && profile.share(Kind.AUTHORITY) > 0.8 ? 0.2 : 0.55;
        return fit(profile, share, profile.share(Kind.ADDRESS) > 0.8 ? 0.2 : repeated, Kind.ORGANISATION);
    }

    private static ValueMatcher.Fit holder(ColumnProfile profile) {
        double persons = profile.share(Kind.PERSON);
        double organisations = profile.share(Kind.ORGANISATION);
        return fit(profile, Math.min(1, persons + organisations), profile.isRepetitive() ? 0.2 : 0.5, persons > organisations ? Kind.PERSON : Kind.ORGANISATION);
    }

    private static ValueMatcher.Fit place(ColumnProfile profile, Map<String, Map<String, String>> codeTables) {
        double provinces = profile.shareIn(codeTables.getOrDefault("provinces", Map.of()).keySet());
        double places = profile.meant().stream().filter(text -> PLACE.matcher(text).matches()).count() / (double) profile.meant().size();
        boolean ends = profile.meant().stream().filter(text -> text.matches(".*(市|区|县|州|盟|旗|地区)")).count() > 0.6 * profile.meant().size();
        return named(profile, places, provinces > 0.8 ? 0.1 : ends ? 0.5 : 0.1, "names of places");
    }

    private static ValueMatcher.Fit documentNumber(ColumnProfile profile) {
        double share = profile.share(Kind.DOCUMENT_NUMBER);
        boolean different = profile.distinct() == profile.meant().size();
        boolean something = Math.max(Math.max(profile.share(Kind.USCC), profile.share(Kind.RESIDENT_ID)),
                Math.max(profile.share(Kind.DAY), profile.share(Kind.PHONE))) > 0.8;
        return new ValueMatcher.Fit(something ? -0.5 : 1.2 * share - 0.4, share < 0.8 || something || !different ? 0 : 0.6 * share,
                ValueMatcher.of(Kind.DOCUMENT_NUMBER.description(), share, profile));
    }

    private static ValueMatcher.Fit issuerCode(ColumnProfile profile) {
        double codes = Math.max(profile.share(Kind.USCC), Math.max(profile.share(Kind.ORGANISATION_CODE), profile.share(Kind.DIVISION)));
        return named(profile, codes, profile.share(Kind.USCC) > 0.8 && profile.isRepetitive() ? 0.6 : 0.1, "codes of an authority");
    }
}
