package io.yizhan.hub.adapters.mapping;

import java.util.Map;

/**
 * Currencies by the words registers use for them.
 *
 * @param codes word to ISO 4217 code
 */
record Currencies(Map<String, String> codes) {

    /** The code table that holds them. */
    static final String TABLE = "currencies";

    /** The code of a word as it is, after 元 ({@code 元人民币}) or before it ({@code 人民币元}); null where it is no currency. */
    String code(String word) {
        String code = codes.get(word);
        if (code == null && word.startsWith("元")) {
            code = codes.get(word.substring(1));
        }
        if (code == null && word.endsWith("元")) {
            code = codes.get(word.substring(0, word.length() - 1));
        }
        return code;
    }
}
