package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well a column's name fits a field of one licence type: in Chinese, by pinyin, in English. Immutable. */
final class NameMatcher {

    private static final double LEAST = 0.4;
    private static final double FAINTLY = 0.7;
    private static final double LEAF_ALONE = 0.9;
    private static final double PARENT_UNSAID = 0.35;
    private static final double PARENT_SAID = 0.85;
    private static final List<String> KINDS_OF_THINGS = List.of("日期", "时间", "名称", "姓名", "代码", "编号", "号码", "地址", "情况", "类型", "类别", "机构", "机关", "单位", "结果", "面积");
    private static final double[] INITIALS = {0, 0.3, 0.72, 0.86, 0.93, 0.96};

    /** A name within an object that leaves it to the object's name to say what it is of. */
    private static final Set<String> SAYS_NOTHING = Set.of("name", "value", "text", "label", "title", "content", "amount");

    /** How well a name fits. @param score from 0 to 1 @param reason for people; empty where the score is 0 */
    record Match(double score, String reason) {
        static final Match NONE = new Match(0, "");

        Match max(Match other) {
            return other.score > score ? other : this;
        }
    }

    private final EnglishWords words;
    private final Syllables syllables = Syllables.all();
    private final Map<String, FieldVocabulary> fields = new HashMap<>();
    private final FieldVocabulary ignored;
    private final SourceNames names;

    NameMatcher(LicenceType type, NamesInUse inUse) {
        List<String> phrases = new ArrayList<>(inUse.ignored().en());
        inUse.byType().values().forEach(file -> file.values().forEach(field -> phrases.addAll(field.en())));
        type.fields().forEach(field -> {
            phrases.add(field.label().en());
            phrases.add(field.name().replaceAll("([A-Z])", " $1"));
        });
        words = new EnglishWords(inUse.words(), phrases);
        for (FieldRule field : type.fields()) {
            fields.put(field.name(), FieldVocabulary.of(field, type.id(), inUse, words));
        }
        ignored = FieldVocabulary.of(inUse.ignored(), words);
        names = new SourceNames(inUse.words().traditional());
    }

    Match match(SourceColumn column, String field) {
        return match(column, fields.get(field));
    }

    /** How surely a column's name says that it is no field of any licence. */
    Match ignored(SourceColumn column) {
        return match(column, ignored);
    }

    /** How well one name, without a place in a tree, fits a field. */
    Match match(String name, String field) {
        return match(new SourceColumn(name, List.of(name), "", List.of()), fields.get(field));
    }

    private Match match(SourceColumn column, FieldVocabulary vocabulary) {
        Match best = Match.NONE;
        if (!column.path().isEmpty()) {
            best = match(column.path(), vocabulary);
        }
        if (!column.title().isEmpty()) {
            best = best.max(match(List.of(column.title()), vocabulary));
        }
        return best.score < LEAST ? Match.NONE : best;
    }

    private Match match(List<String> path, FieldVocabulary vocabulary) {
        String leaf = path.get(path.size() - 1);
        Match best = Match.NONE;
        for (String name : names.spellings(leaf)) {
            double trust = path.size() > 1 ? LEAF_ALONE : 1;
            best = best.max(plain(name, trust, vocabulary));
        }
        if (path.size() > 1) {
            for (String name : names.spellings(path.get(path.size() - 2) + leaf)) {
                best = best.max(plain(name, 1, vocabulary));
            }
        }
        return best.max(english(path, vocabulary));
    }

    /** Compares a name as Chinese, as pinyin and as it is. */
    private Match plain(String name, double trust, FieldVocabulary vocabulary) {
        Match best = Match.NONE;
        String letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
        List<String> characters = Similarity.characters(name);
        boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
        boolean pinyin = !chinese && letters.length() >= 2 && letters.length() >= name.replaceAll("[^\\p{L}]", "").length() && words.of(name).stream().anyMatch(word -> !words.isKnown(word));
        List<String> cut = pinyin ? syllables.cut(letters) : List.of();
        for (String other : vocabulary.others()) {
            if (other.equalsIgnoreCase(name) || other.equalsIgnoreCase(name.replace("_", ""))) {
                best = best.max(new Match(0.97 * trust, "known short name"));
            }
        }
        for (FieldVocabulary.Chinese known : vocabulary.chinese()) {
            if (chinese) {
                double alike = alikeInNoMoreThanEnd(name, known.name()) ? 0 : Similarity.of(characters, known.characters());
                best = best.max(known.whole() && alike < 1 ? Match.NONE : new Match((alike == 1 ? 1 : 0.9 * alike) * known.trust() * trust, alike == 1 ? "name in use" : "like " + known.name()));
            } else if (pinyin) {
                best = best.max(pinyin(letters, cut, known, trust));
            }
        }
        return best;
    }

    /** True where two names end in the same word for a kind of thing, and have no character in common before it. */
    private static boolean alikeInNoMoreThanEnd(String a, String b) {
        for (String end : KINDS_OF_THINGS) {
            if (a.endsWith(end) && b.endsWith(end)) {
                String rest = b.substring(0, b.length() - end.length());
                return a.length() > end.length() && !rest.isEmpty() && a.substring(0, a.length() - end.length()).chars().noneMatch(c -> rest.indexOf(c) >= 0);
            }
        }
        return false;
    }

    private static Match pinyin(String letters, List<String> cut, FieldVocabulary.Chinese known, double trust) {
        String initials = known.initials();
        if (letters.equals(initials)) {
            return new Match(INITIALS[Math.min(INITIALS.length - 1, letters.length())] * known.trust() * trust, "pinyin initials of " + known.name());
        }
        if (letters.equals(String.join("", known.syllables()))) {
            return new Match(0.97 * known.trust() * trust, "pinyin of " + known.name());
        }
        if (known.whole()) {
            return Match.NONE;
        }
        if (cut.size() >= 2) {
            double alike = Similarity.of(cut, known.syllables());
            return new Match(0.88 * alike * known.trust() * trust, "pinyin like that of " + known.name());
        }
        if (letters.length() >= 4 && initials.length() >= 3) {
            double alike = Similarity.of(Similarity.characters(letters), Similarity.characters(initials));
            return alike >= 0.75 ? new Match(0.72 * alike * known.trust() * trust, "pinyin initials like those of " + known.name()) : Match.NONE;
        }
        return Match.NONE;
    }

    private Match english(List<String> path, FieldVocabulary vocabulary) {
        Set<String> leaf = new LinkedHashSet<>(words.of(path.get(path.size() - 1)));
        if (path.size() > 1 && SAYS_NOTHING.containsAll(leaf)) {
            leaf.addAll(words.of(path.get(path.size() - 2)));
        }
        Set<String> parents = new HashSet<>();
        path.subList(Math.max(0, path.size() - 3), path.size() - 1).forEach(parent -> parents.addAll(words.of(parent)));
        parents.removeAll(leaf);
        Match best = Match.NONE;
        for (FieldVocabulary.English known : vocabulary.english()) {
            double matched = 0;
            double wanted = 0;
            boolean inLeaf = false;
            for (String meaning : new LinkedHashSet<>(known.meanings())) {
                double weight = words.weight(meaning);
                wanted += weight;
                if (leaf.contains(meaning)) {
                    matched += weight;
                    inLeaf = true;
                } else if (parents.contains(meaning)) {
                    matched += PARENT_SAID * weight;
                }
            }
            if (inLeaf) {
                double unsaid = leaf.stream().filter(word -> !known.meanings().contains(word)).mapToDouble(words::weight).sum()
                        + PARENT_UNSAID * parents.stream().filter(word -> !known.meanings().contains(word)).mapToDouble(words::weight).sum();
                double precision = matched / (matched + unsaid);
                double recall = matched / wanted;
                double score = 2 * precision * recall / (precision + recall);
                // Words that many names have make none of them.
                boolean faintly = known.meanings().stream().filter(leaf::contains).allMatch(words::isFaint) && known.meanings().stream().anyMatch(word -> !words.isFaint(word) && !parents.contains(word));
                score = faintly ? FAINTLY * score : score;
                best = best.max(new Match(0.96 * score * known.trust(), score > 0.99 ? "name in use" : "like \"" + known.name() + "\""));
            }
        }
        return best;
    }
}
