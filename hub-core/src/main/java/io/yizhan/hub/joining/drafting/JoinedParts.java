package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.NamesInUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields whose text a source keeps in several parts: the children of an element that is named as the field, or the parts of an address. */
final class JoinedParts {

    private static final double NAMED_AS_FIELD = 0.85;
    private static final double PART = 0.9;
    private static final double SURE = 0.6;

    /** A field and the sources whose texts make it. */
    record Joined(String field, List<String> sources, String with, double confidence, String reason) {
        Map<String, Object> verb() {
            Map<String, Object> verb = new LinkedHashMap<>();
            verb.put("join", sources);
            if (!with.isEmpty()) {
                verb.put("with", with);
            }
            return verb;
        }
    }

    private final NamesInUse names;
    private final Looks looks;

    JoinedParts(NamesInUse names) {
        this.names = names;
        this.looks = new Looks(names);
    }

    List<Joined> find(FieldMatching matching, List<ColumnProfile> profiles, Map<String, FieldMatching.Guess> guesses) {
        Set<ColumnProfile> taken = new HashSet<>();
        guesses.values().forEach(guess -> taken.add(guess.profile()));
        List<Joined> joined = new ArrayList<>();
        for (FieldRule field : matching.type().fields()) {
            FieldMatching.Guess guess = guesses.get(field.name());
            if (field.kind().equals("text") && looks.of(field, matching.type()).equals("address")) {
                Joined found = children(matching, field, guess, profiles, taken);
                if (found == null && (guess == null || guess.confidence() < SURE || guess.profile().share(Kind.ADDRESS) < 0.5)) {
                    found = addressParts(matching, field, profiles, guesses);
                }
                if (found != null) {
                    joined.add(found);
                    profiles.stream().filter(profile -> joined.get(joined.size() - 1).sources().contains(profile.column().source())).forEach(taken::add);
                }
            }
        }
        return joined;
    }

    private static Joined children(FieldMatching matching, FieldRule field, FieldMatching.Guess guess, List<ColumnProfile> profiles, Set<ColumnProfile> taken) {
        Map<List<String>, List<ColumnProfile>> families = new LinkedHashMap<>();
        for (ColumnProfile profile : profiles) {
            List<String> path = profile.column().path();
            boolean free = !taken.contains(profile) || guess != null && guess.profile() == profile;
            if (path.size() > 1 && free && !profile.isEmpty() && profile.share(Kind.DAY) < 0.5 && profile.share(Kind.USCC) < 0.5) {
                families.computeIfAbsent(path.subList(0, path.size() - 1), any -> new ArrayList<>()).add(profile);
            }
        }
        for (Map.Entry<List<String>, List<ColumnProfile>> family : families.entrySet()) {
            String parent = family.getKey().get(family.getKey().size() - 1);
            double named = matching.names().match(parent, field.name()).score();
            if (family.getValue().size() > 1 && named >= NAMED_AS_FIELD) {
                return joined(field, family.getValue(), 0.8 * named, "the parts below " + parent);
            }
        }
        return null;
    }

    private Joined addressParts(FieldMatching matching, FieldRule field, List<ColumnProfile> profiles, Map<String, FieldMatching.Guess> guesses) {
        List<ColumnProfile> parts = new ArrayList<>();
        Map<ColumnProfile, Integer> places = new HashMap<>();
        for (ColumnProfile profile : profiles) {
            FieldMatching.Guess taken = guesses.values().stream().filter(guess -> guess.profile() == profile).findFirst().orElse(null);
            boolean elsewhere = taken != null && taken.field() != field && taken.confidence() > SURE
                    && !List.of("province", "place").contains(looks.of(taken.field(), matching.type()));
            int part = elsewhere || profile.isEmpty() || !profile.column().isNamed() ? -1 : part(profile);
            if (part >= 0) {
                parts.add(profile);
                places.put(profile, part);
            }
        }
        // Chinese addresses go from the whole to the part; others are kept in the order of the source.
        boolean chinese = parts.stream().flatMap(part -> part.meant().stream()).anyMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
        if (chinese) {
            parts.sort(java.util.Comparator.comparing(places::get));
        }
        return parts.size() < 2 ? null : joined(field, parts, 0.6, "parts of an address");
    }

    /** Which part of an address a column's name says it is, or -1. */
    private int part(ColumnProfile profile) {
        List<String> path = profile.column().path();
        String leaf = path.isEmpty() ? profile.column().title() : path.get(path.size() - 1);
        String name = leaf.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[^\\p{L}]+", " ").strip().toLowerCase(java.util.Locale.ROOT);
        List<List<String>> parts = names.words().addressParts();
        for (int i = 0; i < parts.size(); i++) {
            for (String word : parts.get(i)) {
                boolean chinese = word.codePoints().anyMatch(Character::isIdeographic);
                if (name.equals(word) || chinese && Similarity.of(Similarity.characters(name), Similarity.characters(word)) >= PART
                        || chinese && word.length() > 1 && name.replace(" ", "").equals(String.join("", Pinyin.syllables(word)))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static Joined joined(FieldRule field, List<ColumnProfile> parts, double confidence, String reason) {
        boolean latin = parts.stream().flatMap(part -> part.meant().stream()).noneMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
        return new Joined(field.name(), parts.stream().map(part -> part.column().source()).toList(), latin ? " " : "", confidence, reason);
    }
}
