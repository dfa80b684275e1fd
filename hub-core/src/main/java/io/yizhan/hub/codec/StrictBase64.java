package io.yizhan.hub.codec;

import java.util.Base64;

/**
 * Base64 of RFC 4648 §4 with one spelling for each byte string: padding is required and the unused bits of the last digit are zero.
 * The JDK's decoder forgives both, so that a changed character could go unseen.
 */
public final class StrictBase64 {

    private StrictBase64() {
    }

    /** @throws IllegalArgumentException where the text is not the base64 of any bytes; its message does not repeat the text */
    public static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 not padded, or with stray bits in its last digit");
        }
        return bytes;
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
