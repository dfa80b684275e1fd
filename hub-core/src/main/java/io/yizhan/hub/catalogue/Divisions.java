package io.yizhan.hub.catalogue;

import java.util.BitSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The division codes (GB/T 2260) the hub knows, made of the words of code table {@code divisions}. A word is a code of two, four or
 * six digits or a range of two of equal length. Two digits stand for what a province governs directly ({@code PP00xx}), four for
 * a prefecture with all below it, six for that very code. Immutable; {@link #knows} allocates nothing.
 */
public final class Divisions {

    /** Name of the code table. */
    public static final String TABLE = "divisions";

    private static final Pattern WORD = Pattern.compile("(\\d{2}|\\d{4}|\\d{6})(?:-(\\d{2}|\\d{4}|\\d{6}))?");
    private static final int CODE_LENGTH = 6;

    private final BitSet known = new BitSet(1_000_000);

    /**
     * @param table the code table; only its words count
     * @throws IllegalArgumentException naming a word that is neither code nor range
     */
    public Divisions(Map<String, String> table) {
        table.keySet().forEach(this::add);
    }

    /** True where a code is six digits and stands in the table. */
    public boolean knows(String code) {
        if (code.length() != CODE_LENGTH) {
            return false;
        }
        int number = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            char c = code.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            number = number * 10 + c - '0';
        }
        return known.get(number);
    }

    private void add(String word) {
        Matcher matcher = WORD.matcher(word);
        String first = matcher.matches() ? matcher.group(1) : "";
        String last = first.isEmpty() || matcher.group(2) == null ? first : matcher.group(2);
        if (first.isEmpty() || first.length() != last.length() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("code table " + TABLE + ": \"" + word
                    + "\" is no division; expected 2, 4 or 6 digits, or a rising range of two of equal length such as 1301-1311");
        }
        for (int code = Integer.parseInt(first); code <= Integer.parseInt(last); code++) {
            switch (first.length()) {
                case 2 -> known.set(code * 10_000, code * 10_000 + 100);
                case 4 -> known.set(code * 100, code * 100 + 100);
                default -> known.set(code);
            }
        }
    }
}
