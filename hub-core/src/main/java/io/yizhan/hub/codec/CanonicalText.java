package io.yizhan.hub.codec;

import java.util.Arrays;
import java.util.List;

/** Canonical JSON put together from parts, as UTF-16: what {@link CanonicalJson} writes, for texts that are wanted in that form. Grows. Of one thread. */
public final class CanonicalText {

    private char[] chars;
    private int length;

    /** @param length of the text to come, about */
    public CanonicalText(int length) {
        chars = new char[length];
    }

    /** Begins anew. */
    public CanonicalText clear() {
        length = 0;
        return this;
    }

    /** Appends what is JSON already: signs, and texts in which there is nothing to escape. */
    public CanonicalText raw(String json) {
        copy(json, 0, json.length());
        return this;
    }

    /** Appends a text as {@link CanonicalJson#text} writes it, quotes and all. @throws IllegalArgumentException as that does */
    public CanonicalText quote(String text) {
        int begin = length;
        raw("\"");
        return plain(text) ? raw("\"") : again(begin, text);
    }

    /** The same of the text that the pieces make one after the other. */
    public CanonicalText quote(List<String> pieces) {
        int begin = length;
        raw("\"");
        for (String piece : pieces) {
            if (!plain(piece)) {
                return again(begin, String.join("", pieces));
            }
        }
        return raw("\"");
    }

    /** Appends a list of texts in which there is nothing to escape: base64, say. */
    public CanonicalText rawTexts(List<String> texts) {
        raw("[");
        for (int i = 0; i < texts.size(); i++) {
            raw(i == 0 ? "\"" : ",\"").raw(texts.get(i)).raw("\"");
        }
        return raw("]");
    }

    private CanonicalText again(int begin, String text) {
        length = begin;
        return raw(CanonicalJson.text(text));
    }

    /** Appends a text in which nothing is to be escaped but ends of lines, which alone are common. @return false where there is more */
    private boolean plain(String text) {
        for (int from = 0; from <= text.length();) {
            int found = text.indexOf('\n', from);
            int to = found < 0 ? text.length() : found;
            int copied = length;
            copy(text, from, to);
            if (!isPlain(copied)) {
                return false;
            }
            raw(found < 0 ? "" : "\\n");
            from = to + 1;
        }
        return true;
    }

    private void copy(String from, int begin, int end) {
        int more = end - begin;
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
        }
        from.getChars(begin, end, chars, length);
        length += more;
    }

    private boolean isPlain(int from) {
        for (int i = from; i < length; i++) {
            char c = chars[i];
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    public int length() {
        return length;
    }

    /** Only the first {@link #length} count; not to be changed. */
    public char[] chars() {
        return chars;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
