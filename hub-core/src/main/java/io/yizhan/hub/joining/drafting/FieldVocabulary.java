package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.NamesInUse;
import io.yizhan.hub.catalogue.NamesInUse.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All names of one field, each with how much it is to be trusted, prepared for comparing. */
final class FieldVocabulary {

    private static final double OWN = 1;
    private static final double LABEL = 0.99;
    private static final double COMMON = 0.96;
    private static final double OTHER_SPELLING = 0.93;
    private static final double WITH_SUFFIX = 0.97;
    /** Looks of what has a name, so that 登记机关 and 登记机关名称 are one. */
    private static final Set<String> NAMED = Set.of("authority", "organisation");

    /** A Chinese name. @param syllables its pinyin @param initials of them @param whole compared as a whole alone: what is only like it is like others too */
    record Chinese(String name, List<String> characters, List<String> syllables, String initials, double trust, boolean whole) {
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
        String looks = own.looks() != null ? own.looks() : common.looks();
        String suffix = rule.kind().equals("code") ? "代码" : looks != null && NAMED.contains(looks) ? "名称" : null;
        zh.forEach((name, trust) -> vocabulary.add(name, trust, false));
        if (rule.kind().equals("date")) {
            zh.forEach((name, trust) -> {
                String other = name.endsWith("日期") ? name.replaceAll("日期$", "时间") : name.replaceAll("时间$", "日期");
                if (!zh.containsKey(other)) {
                    vocabulary.add(other, WITH_SUFFIX * trust, true);
                }
            });
        }
        if (suffix != null) {
            zh.forEach((name, trust) -> {
                if (!name.endsWith(suffix) && !zh.containsKey(name + suffix)) {
                    vocabulary.add(name + suffix, WITH_SUFFIX * trust, true);
                }
            });
        }
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
        names.zh().forEach(name -> vocabulary.add(name, OWN, false));
        names.en().forEach(name -> vocabulary.english.add(new English(name, words.of(name), OWN)));
        vocabulary.others.addAll(names.other());
        return vocabulary;
    }

    private void add(String name, double trust, boolean whole) {
        List<String> syllables = Pinyin.syllables(name);
        chinese.add(new Chinese(name, Similarity.characters(name), syllables, Pinyin.initials(syllables), trust, whole));
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
