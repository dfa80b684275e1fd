package io.yizhan.hub.adapters;

import io.yizhan.hub.adapters.input.UnreadableInput;
import java.util.HashMap;
import java.util.Map;

/**
 * The source values of one record of a tree-shaped format, as they come by. A name met several times, as in a list, has its texts
 * joined by {@code 、}; empty texts are none. A record of more than {@value #MAX_CHARS} characters makes the message unreadable.
 */
public final class Collected {

    static final int MAX_CHARS = 1 << 20;
    private static final String LIST_COMMA = "、";

    private final Map<String, StringBuilder> texts = new HashMap<>();
    private int chars;
    private boolean broken;

    public void add(String name, String text) throws UnreadableInput {
        chars += text.length() + LIST_COMMA.length();
        if (chars > MAX_CHARS) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "a record of more than " + MAX_CHARS + " characters; shorten it");
        }
        if (text.isEmpty()) {
            return;
        }
        broken |= hasLoneSurrogate(text);
        StringBuilder before = texts.putIfAbsent(name, new StringBuilder(text));
        if (before != null) {
            before.append(LIST_COMMA).append(text);
        }
    }

    /** True where a text holds half of a surrogate pair, which JSON can write and no encoding can carry on. */
    public boolean isBroken() {
        return broken;
    }

    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        texts.forEach((name, text) -> values.put(name, text.toString()));
        return values;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(++i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
