package io.yizhan.hub.codec;

import java.util.Arrays;
import java.util.List;

/** Canonical JSON put together from parts, as UTF-16: what {@link CanonicalJson} writes, for texts that are wanted in that form. Grows. Of one thread. */
public final class CanonicalText {

    /** By ASCII character: whether JSON has another form for it. */
    private static final boolean[] ESCAPED = escaped();

    private static boolean[] escaped() {
        boolean[] escaped = new boolean[128];
        Arrays.fill(escaped, 0, ' ', true);
        escaped['"'] = true;
        escaped['\\'] = true;
        return escaped;
    }

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
        return raw("\"").unquoted(text).raw("\"");
    }

    /** Appends lines in which there is nothing to escape, and the end of each as JSON escapes it. */
    public CanonicalText lines(List<String> lines) {
        for (String line : lines) {
            raw(line).raw("\\n");
        }
        return this;
    }

    /** Appends what {@link #quote} does between the quotes. */
    public CanonicalText unquoted(String text) {
        int begin = length;
        if (!plain(text)) {
            length = begin;
            String quoted = CanonicalJson.text(text);
            copy(quoted, 1, quoted.length() - 1);
        }
        return this;
    }

    /** Appends a list of texts in which there is nothing to escape: base64, say. */
    public CanonicalText rawTexts(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            raw(i == 0 ? "[\"" : "\",\"").raw(texts.get(i));
        }
        return raw(texts.isEmpty() ? "[]" : "\"]");
    }

    /** Appends a text in which nothing is to be escaped but ends of lines, which alone are common. @return false where there is more */
    private boolean plain(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            if (!plain(text, from, end)) {
                return false;
            }
            raw("\\n");
            from = end + 1;
        }
        return plain(text, from, text.length());
    }

    private void copy(String from, int begin, int end) {
        int more = end - begin;
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
        }
        from.getChars(begin, end, chars, length);
        length += more;
    }

    private boolean plain(String text, int begin, int end) {
        int from = length;
        copy(text, begin, end);
        for (int i = from; i < length; i++) {
            char c = chars[i];
            if (c < ESCAPED.length ? ESCAPED[c] : Character.isSurrogate(c)) {
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
