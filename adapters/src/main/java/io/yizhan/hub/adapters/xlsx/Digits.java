package io.yizhan.hub.adapters.xlsx;

/** Whole numbers of attributes, which a stranger wrote. */
final class Digits {

    private static final int LONGEST = 9;

    private Digits() {
    }

    /** The number of 1 to 9 digits; {@code otherwise} where the text, which may be null, is none. */
    static int number(String text, int otherwise) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return otherwise;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
