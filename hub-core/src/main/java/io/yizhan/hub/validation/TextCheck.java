package io.yizhan.hub.validation;

/** Free text: character references decoded once, private-use characters kept; both are warned of. */
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
        return decoded;
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
