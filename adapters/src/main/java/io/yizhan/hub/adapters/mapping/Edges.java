package io.yizhan.hub.adapters.mapping;

/** The edges of a text: spaces, tabs, line ends, NUL and other controls, no-break and ideographic spaces carry no meaning there. */
public final class Edges {

    private Edges() {
    }

    /** The text without them; the same object where it has none. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isEdge(text.charAt(from))) {
            from++;
        }
        while (from < to && isEdge(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isEdge(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000';
    }
}
