package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DepartmentDraft.MappedField;
import io.yizhan.hub.joining.drafting.DepartmentDraft.OpenPoint;
import io.yizhan.hub.joining.drafting.DepartmentDraft.UnmappedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of matched columns the mapping of a feed, with constants where no column can fill a field, and lists what stays open. */
final class MappingDraft {

    private static final double MOST = 0.7;
    private static final double NAMED_AS_ISSUE = 0.7;
    private static final int ENOUGH_RECORDS = 20;
    private static final Map<String, Kind> HOLDER_CODES = Map.of("001", Kind.USCC, "111", Kind.RESIDENT_ID, "999", Kind.REGISTRATION);

    private final FieldMatching matching;
    private final List<ColumnProfile> profiles;
    private final Map<String, FieldMatching.Guess> guesses = new HashMap<>();
    private final Map<String, MappedField> mapped = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<OpenPoint> open = new ArrayList<>();
    private final List<String> concerns = new ArrayList<>();

    MappingDraft(FieldMatching matching, List<ColumnProfile> profiles, List<FieldMatching.Guess> matched, Identity identity, VerbChoice verbs, JoinedParts parts) {
        this.matching = matching;
        this.profiles = profiles;
        matched.forEach(guess -> guesses.put(guess.field().name(), guess));
        for (FieldMatching.Guess guess : matched) {
            read.add(guess.profile().column().source());
            // The feed says the type; a column that does so too has served by not being taken for anything else.
            if (!guess.field().name().equals("type")) {
                add(guess, verbs.choose(guess.field(), guess.profile()));
            }
        }
        for (JoinedParts.Joined joined : parts.find(matching, profiles, guesses)) {
            read.addAll(joined.sources());
            mapped.put(joined.field(), new MappedField(joined.field(), joined.verb(), joined.confidence(), joined.reason()));
        }
        addConstants(identity);
        addRequired();
    }

    /** In the type's order of fields. */
    List<MappedField> fields() {
        return matching.type().fields().stream().map(field -> mapped.get(field.name())).filter(java.util.Objects::nonNull).toList();
    }

    List<OpenPoint> open() {
        return open;
    }

    List<String> concerns() {
        return concerns;
    }

    List<UnmappedColumn> unmapped() {
        return profiles.stream().filter(profile -> !read.contains(profile.column().source()))
                .map(profile -> new UnmappedColumn(profile.column().source(), profile.shape())).toList();
    }

    Set<String> nullWords() {
        Set<String> words = new LinkedHashSet<>();
        profiles.stream().filter(profile -> read.contains(profile.column().source())).forEach(profile -> words.addAll(profile.nullWords()));
        return words;
    }

    Set<String> unlimitedWords() {
        FieldMatching.Guess end = guesses.get("validTo");
        return end == null ? Set.of() : end.profile().unlimitedWords();
    }

    /** A column that is a day, in a form checks know, in each of many records; of the date of issue alone. */
    Optional<String> checks() {
        return guesses.values().stream().filter(guess -> guess.field().name().equals("issueDate") && mapped.containsKey("issueDate")
                        && guess.profile().records() >= ENOUGH_RECORDS && guess.profile().meant().size() == guess.profile().records()
                        && !mapped.get("issueDate").verb().containsKey("formats") && guess.profile().share(Kind.DAY) == 1)
                .map(guess -> guess.profile().column().source()).findFirst();
    }

    private void add(FieldMatching.Guess guess, VerbChoice.Chosen chosen) {
        String field = guess.field().name();
        if (chosen.verb() == null) {
            String detail = "column " + guess.profile().column().source() + " is named so, but its words are unknown; " + String.join("; ", chosen.remarks());
            if (guess.field().required()) {
                open.add(new OpenPoint("mapping." + field, detail));
            } else {
                concerns.add("mapping." + field + ": " + detail);
            }
            return;
        }
        mapped.put(field, new MappedField(field, chosen.verb(), guess.confidence(), guess.reason()));
        chosen.remarks().forEach(remark -> concerns.add("mapping." + field + ": " + remark));
    }

    private void addConstants(Identity identity) {
        FieldRule number = rule("number");
        MappedField code = mapped.get("holderCode");
        if (!mapped.containsKey("number") && number != null && number.kind().equals("holder-code") && code != null) {
            mapped.put("number", new MappedField("number", code.verb(), 0.8, "the holder's own code is this licence's number where there is no other"));
        }
        if (!mapped.containsKey("holderCode") && mapped.containsKey("number") && number.kind().equals("holder-code") && isCode(guesses.get("number").profile())) {
            mapped.put("holderCode", new MappedField("holderCode", mapped.get("number").verb(), 0.8, "the licence's number is its holder's own code"));
            guesses.put("holderCode", guesses.get("number"));
        }
        addSharedDates();
        constant("issuerName", identity.zh() != null ? identity.zh() : identity.en(), 0.9, "the department issues it");
        constant("issuerCode", identity.code(), 0.9, "the department issues it");
        FieldMatching.Guess holder = guesses.get("holderCode");
        if (holder != null && !mapped.containsKey("holderCodeType")) {
            HOLDER_CODES.forEach((type, kind) -> {
                if (matching.type().holderCodeTypes().contains(type) && holder.profile().share(kind) >= MOST && others(holder.profile(), kind) == 0) {
                    constant("holderCodeType", type, holder.profile().share(kind), kind.description() + " in most records, and no other kind in any");
                }
            });
        }
        // Where a column states it in words nobody knows yet, all of them may not be valid.
        if (!guesses.containsKey("state")) {
            constant("state", "01", 0.7, "no column states it, and what is issued is valid");
        }
    }

    private static boolean isCode(ColumnProfile profile) {
        return HOLDER_CODES.values().stream().mapToDouble(profile::share).sum() >= MOST;
    }

    private double others(ColumnProfile profile, Kind kind) {
        return HOLDER_CODES.values().stream().filter(other -> other != kind).mapToDouble(profile::share).sum();
    }

    /** Where one column serves two dates by its name: what was registered that day was issued then. */
    private void addSharedDates() {
        if (!mapped.containsKey("issueDate") && rule("issueDate") != null) {
            guesses.values().stream().filter(guess -> guess.field().kind().equals("date") && mapped.containsKey(guess.field().name())
                            && matching.names().match(guess.profile().column(), "issueDate").score() >= NAMED_AS_ISSUE)
                    .findFirst().ifPresent(guess -> share(guess.field().name(), "issueDate"));
        }
        // The records do not say that what was issued was valid at once, nor that it was issued when it became valid.
        boolean ends = mapped.containsKey("validTo");
        remind(ends, "issueDate", "validFrom", "no column states when validity begins; where it does on the day of issue, write ");
        remind(true, "validFrom", "issueDate", "no column states the day of issue; where it is the day on which validity begins, write ");
    }

    private void share(String from, String to) {
        mapped.put(to, new MappedField(to, mapped.get(from).verb(), 0.5, "the same day as " + from + ", for it is called so"));
    }

    private void remind(boolean asked, String from, String to, String detail) {
        if (asked && mapped.containsKey(from) && !mapped.containsKey(to) && rule(to) != null) {
            concerns.add("mapping." + to + ": " + detail + YamlText.of(mapped.get(from).verb()));
        }
    }

    private void constant(String field, String text, double confidence, String reason) {
        if (text != null && rule(field) != null) {
            mapped.putIfAbsent(field, new MappedField(field, Map.of("constant", text), confidence, reason));
        }
    }

    private void addRequired() {
        for (FieldRule field : matching.type().fields()) {
            boolean told = open.stream().anyMatch(point -> point.path().equals("mapping." + field.name()));
            if (field.required() && !mapped.containsKey(field.name()) && !told) {
                open.add(new OpenPoint("mapping." + field.name(), field.label().zh() + " (" + field.label().en() + ") is required and no column fits; write "
                        + cure(field)));
            }
        }
    }

    private static String cure(FieldRule field) {
        return switch (field.name()) {
            case "issuerName" -> "{constant: \"name of the authority\"}, or draft anew with --name-zh";
            // A constant would make all records versions of one licence.
            case "number" -> "{copy: column}, or where records have no number, what tells them apart: {join: [column, column], with: \"-\"}";
            case "issuerCode" -> "{constant: \"its credit code\"}, or draft anew with --code";
            default -> switch (field.kind()) {
                case "date" -> "{date: column}";
                case "money" -> "{money: column}";
                case "code" -> "{table: name, of: column}";
                default -> "{copy: column} or {constant: text}";
            };
        };
    }

    private FieldRule rule(String name) {
        return matching.type().field(name).orElse(null);
    }
}
