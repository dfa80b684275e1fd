package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which licence type a sample is of: the one whose own fields its columns fill best. */
final class TypeChoice {

    /** Fields that every type has. */
    static final Set<String> COMMON = Set.of("type", "number", "identifier", "issuerName", "issuerCode", "issueDate", "holderName", "holderCode",
            "holderCodeType", "validFrom", "validTo", "state");
    private static final double COMMON_WEIGHT = 0.5;
    private static final double MISSING = 0.7;
    /** Hardly any data name nobody. */
    private static final double WITHOUT_HOLDER = 2;
    private static final double SAID = 1.2;

    /** A type, how well it does, and the columns matched with its fields. */
    record Candidate(FieldMatching matching, List<FieldMatching.Guess> matched, double score) {
        LicenceType type() {
            return matching.type();
        }
    }

    private TypeChoice() {
    }

    /** The fields of a type that a mapping may fill. */
    static List<FieldRule> fields(LicenceType type) {
        return type.fields().stream().filter(field -> !LicenceType.OF_FILES.contains(field.name())).toList();
    }

    /** Best first. @param matchings of all types @param hint words around the sample: its name, the department's id and name, where its records lie */
    static List<Candidate> rank(Iterable<FieldMatching> matchings, List<ColumnProfile> profiles, String hint) {
        List<Candidate> candidates = new ArrayList<>();
        for (FieldMatching matching : matchings) {
            candidates.add(of(matching, profiles, hint));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates;
    }

    static Candidate of(FieldMatching matching, List<ColumnProfile> profiles, String hint) {
        LicenceType type = matching.type();
        List<FieldMatching.Guess> matched = matching.match(profiles);
        Set<String> filled = new HashSet<>();
        double score = said(type, hint);
        for (FieldMatching.Guess guess : matched) {
            if (guess.confidence() <= FieldMatching.LEFT_OVER) {
                continue;
            }
            filled.add(guess.field().name());
            score += (COMMON.contains(guess.field().name()) ? COMMON_WEIGHT : 1) * guess.confidence();
        }
        long own = fields(type).stream().filter(field -> !COMMON.contains(field.name())).count();
        long missing = type.fields().stream().filter(field -> field.required() && !filled.contains(field.name())
                && !field.name().startsWith("issuer") && !field.name().equals("holderCode") && !(field.name().equals("number") && field.kind().equals("holder-code"))).count();
        long ownFilled = filled.stream().filter(name -> !COMMON.contains(name)).count();
        // A type of few fields can't fill as many as one of many, so the share of its own fields counts too.
        double share = own == 0 ? 0 : ownFilled / (double) own;
        return new Candidate(matching, matched, score + 1.5 * share - MISSING * missing - (filled.contains("holderCode") ? 0 : WITHOUT_HOLDER));
    }

    private static double said(LicenceType type, String hint) {
        String said = hint.toLowerCase(Locale.ROOT);
        double score = 0;
        if (said.contains(type.id()) || said.contains(type.name().zh())) {
            score += SAID;
        }
        for (String word : type.id().split("-")) {
            score += word.length() > 3 && said.contains(word) && !word.equals("licence") && !word.equals("certificate") ? 0.4 : 0;
        }
        double alike = 0;
        for (String part : hint.split("[^\\p{IsHan}]+")) {
            alike = Math.max(alike, part.length() < 2 ? 0 : Similarity.of(Similarity.characters(part), Similarity.characters(type.name().zh())));
        }
        return score + (alike > 0.5 ? 0.8 * alike : 0);
    }
}
