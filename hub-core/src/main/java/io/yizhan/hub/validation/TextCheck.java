package io.yizhan.hub.validation;

/** Free text: character references decoded once, NUL and its like dropped, private-use characters kept; all are warned of. */
final class TextCheck {

    private TextCheck() {
    }

    /** The normalised text. */
    static String judge(String field, String text, Findings findings) {
        String decoded = HtmlEntities.decode(text);
        if (decoded != text) {
            findings.add(field, "W-HTML-ENTITY", "holds HTML character references; decoded once, send plain characters");
        }
        if (hasPrivateUse(decoded)) {
            findings.add(field, "W-PUA-CHAR", "holds a private-use character, kept as it is; send the character's own code point");
        }
        String printable = withoutControls(decoded);
        if (printable != decoded) {
            findings.add(field, "W-CONTROL-CHAR", "holds NUL or another control character; dropped, send text without");
        }
        return printable;
    }

    /** Without C0 controls but for tab and line ends; the same object where it has none. */
    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                StringBuilder without = new StringBuilder(text.length()).append(text, 0, i);
                text.chars().skip(i).filter(c -> !isControl((char) c)).forEach(c -> without.append((char) c));
                return without.toString();
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    private static boolean hasPrivateUse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // U+E000 to U+F8FF, and the high surrogates of planes 15 and 16.
            if (c >= '\uE000' && c <= '\uF8FF' || c >= '\uDB80' && c <= '\uDBFF') {
                return true;
            }
        }
        return false;
    }
}
