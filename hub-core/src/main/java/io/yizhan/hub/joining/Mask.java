package io.yizhan.hub.joining;

import io.yizhan.hub.catalogue.FieldClass;
import io.yizhan.hub.licence.ResidentId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What may be seen of a text. There is no way round it: neither command nor page unmasks. */
public final class Mask {

    private static final int LONGEST_SHOWN = 200;
    private static final int MOST_STARS = 6;
    /** Shorter words are found by chance within others. */
    private static final int SHORTEST_KEPT = 3;

    private Mask() {
    }

    /**
     * Public and internal texts as they are, cut where they are very long; of personal and sensitive ones, and of a citizen number wherever
     * it stands, the first character and the length.
     */
    public static String text(FieldClass fieldClass, String text) {
        if (text == null) {
            return null;
        }
        int length = text.codePointCount(0, text.length());
        if ((fieldClass == FieldClass.PUBLIC || fieldClass == FieldClass.INTERNAL) && !isCitizenNumber(text)) {
            return length <= LONGEST_SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "… (" + length + ")";
        }
        // One character alone may say all there is to say, as of somebody's gender.
        String first = length < 2 ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
        int hidden = length < 2 ? length : length - 1;
        return first + "*".repeat(Math.min(MOST_STARS, hidden)) + " (" + length + ")";
    }

    private static boolean isCitizenNumber(String text) {
        ResidentId.Fault fault = ResidentId.fault(text.strip().toUpperCase(Locale.ROOT));
        return fault == null || fault == ResidentId.Fault.CHECK_DIGIT;
    }

    /**
     * A line of which nobody knows what is where, by its shape: digits become 9, letters a, A or 文, all else stays.
     *
     * @param kept words that may be seen where they stand by themselves: texts of public fields, names of columns
     */
    public static String shape(String line, Collection<String> kept) {
        List<String> longestFirst = kept.stream().filter(word -> word.length() >= SHORTEST_KEPT)
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())).toList();
        StringBuilder shape = new StringBuilder(line.length());
        for (int at = 0; at < line.length();) {
            String word = wordAt(line, at, longestFirst);
            if (word != null) {
                shape.append(word);
                at += word.length();
            } else {
                int c = line.codePointAt(at);
                shape.append(shapeOf(c));
                at += Character.charCount(c);
            }
        }
        return shape.toString();
    }

    private static String wordAt(String line, int at, List<String> words) {
        if (at > 0 && Character.isLetterOrDigit(line.codePointBefore(at))) {
            return null;
        }
        for (String word : words) {
            int end = at + word.length();
            if (line.startsWith(word, at) && (end == line.length() || !Character.isLetterOrDigit(line.codePointAt(end)))) {
                return word;
            }
        }
        return null;
    }

    private static String shapeOf(int c) {
        if (Character.isDigit(c)) {
            return "9";
        }
        int type = Character.getType(c);
        if (!Character.isLetter(c) && type != Character.PRIVATE_USE && type != Character.SURROGATE) {
            return Character.toString(c);
        }
        if (Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN) {
            return "文";
        }
        return Character.isUpperCase(c) ? "A" : "a";
    }

    /** Its name in documents and JSON. */
    public static String name(FieldClass fieldClass) {
        return fieldClass.name().toLowerCase(Locale.ROOT);
    }
}
