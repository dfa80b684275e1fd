package io.yizhan.hub.adapters.delimited;

/**
 * A character that takes the meaning from a separator, quote or another of itself after it. Before any other character it is text, so
 * that the {@code \N} of database dumps stays one.
 *
 * @param mark the character, or -1 where a feed has none
 */
record Escape(int mark, char separator, char quote) {

    static final int NONE = -1;

    /** The text of a field without its escapes. */
    String undo(String text) {
        int next = mark == NONE ? -1 : text.indexOf(mark);
        if (next < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int copied = 0;
        for (; next >= 0 && next + 1 < text.length(); next = text.indexOf(mark, next + 2)) {
            char c = text.charAt(next + 1);
            if (c == mark || c == separator || c == quote) {
                plain.append(text, copied, next);
                copied = next + 1;
            }
        }
        return plain.append(text, copied, text.length()).toString();
    }
}
