package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.NamesInUse;
import io.yizhan.hub.catalogue.NamesInUse.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All names of one field, each with how much it is to be trusted, prepared for comparing. */
final class FieldVocabulary {

    private static final double OWN = 1;
    private static final double LABEL = 0.99;
    private static final double COMMON = 0.96;
    private static final double OTHER_SPELLING = 0.93;

    /** A Chinese name. @param syllables its pinyin */
    record Chinese(String name, List<String> characters, List<String> syllables, double trust) {
    }

    /** An English name. @param meanings of its words */
    record English(String name, List<String> meanings, double trust) {
    }

    private final List<Chinese> chinese = new ArrayList<>();
    private final List<English> english = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private FieldVocabulary() {
    }

    static FieldVocabulary of(FieldRule rule, String type, NamesInUse names, EnglishWords words) {
        FieldVocabulary vocabulary = new FieldVocabulary();
        FieldNames own = names.of(type, rule.name()).orElse(FieldNames.NONE);
        FieldNames common = names.of(NamesInUse.COMMON, rule.name()).orElse(FieldNames.NONE);
        Map<String, Double> zh = new LinkedHashMap<>();
        own.zh().forEach(name -> zh.putIfAbsent(name, OWN));
        for (String label : withoutBrackets(rule.label().zh())) {
            zh.putIfAbsent(label, LABEL);
        }
        common.zh().forEach(name -> zh.putIfAbsent(name, COMMON));
        for (String label : withoutBrackets(rule.label().zh())) {
            respelt(label, names.words().samePhrases()).forEach(name -> zh.putIfAbsent(name, OTHER_SPELLING));
        }
        zh.forEach((name, trust) -> vocabulary.chinese.add(new Chinese(name, Similarity.characters(name), Pinyin.syllables(name), trust)));
        Map<String, Double> en = new LinkedHashMap<>();
        own.en().forEach(name -> en.putIfAbsent(name, OWN));
        en.putIfAbsent(rule.label().en(), LABEL);
        en.putIfAbsent(rule.name(), LABEL);
        common.en().forEach(name -> en.putIfAbsent(name, COMMON));
        en.forEach((name, trust) -> vocabulary.english.add(new English(name, words.of(name), trust)));
        own.other().forEach(vocabulary.others::add);
        common.other().forEach(vocabulary.others::add);
        return vocabulary;
    }

    static FieldVocabulary of(FieldNames names, EnglishWords words) {
        FieldVocabulary vocabulary = new FieldVocabulary();
        names.zh().forEach(name -> vocabulary.chinese.add(new Chinese(name, Similarity.characters(name), Pinyin.syllables(name), OWN)));
        names.en().forEach(name -> vocabulary.english.add(new English(name, words.of(name), OWN)));
        vocabulary.others.addAll(names.other());
        return vocabulary;
    }

    List<Chinese> chinese() {
        return chinese;
    }

    List<English> english() {
        return english;
    }

    List<String> others() {
        return others;
    }

    private static List<String> withoutBrackets(String label) {
        List<String> names = new ArrayList<>();
        for (String part : label.split("[（(）)]")) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }

    /** The name with each of its phrases that has other spellings in each of these. */
    private static List<String> respelt(String name, List<List<String>> same) {
        List<String> respelt = new ArrayList<>();
        for (List<String> phrases : same) {
            phrases.stream().filter(name::contains).max(java.util.Comparator.comparingInt(String::length)).ifPresent(longest ->
                    phrases.stream().filter(other -> !other.equals(longest)).forEach(other -> respelt.add(name.replace(longest, other))));
        }
        return respelt;
    }
}
