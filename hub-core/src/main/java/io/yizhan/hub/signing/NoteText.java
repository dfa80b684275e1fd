package io.yizhan.hub.signing;

/** What C2SP signed-note allows in texts and names. */
final class NoteText {

    private NoteText() {
    }

    /** Not empty, without Unicode spaces, plus signs and control characters. */
    static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || c < 0x20 || isSpace(c) || isLoneSurrogate(c));
    }

    /** White space of the Unicode character database, which neither test of the JDK covers alone (no-break spaces, U+0085). */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Whether a note has nothing that UTF-8 can't hold and no ASCII control character but line feeds. */
    static boolean isClean(String note) {
        return note.codePoints().noneMatch(c -> c < 0x20 && c != '\n' || isLoneSurrogate(c));
    }
}
