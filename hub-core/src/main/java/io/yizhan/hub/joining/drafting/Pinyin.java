package io.yizhan.hub.joining.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pinyin of names: syllable by syllable, without tones, one reading a character. */
final class Pinyin {

    private Pinyin() {
    }

    /** The syllables of a Chinese name; characters that are none stand for themselves. */
    static List<String> syllables(String chinese) {
        List<String> syllables = new ArrayList<>();
        for (int i = 0; i < chinese.length(); i++) {
            syllables.add(com.github.promeg.pinyinhelper.Pinyin.toPinyin(chinese.charAt(i)).toLowerCase(Locale.ROOT));
        }
        return syllables;
    }

    /** The first letters of syllables. */
    static String initials(List<String> syllables) {
        StringBuilder initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1)));
        return initials.toString();
    }
}
