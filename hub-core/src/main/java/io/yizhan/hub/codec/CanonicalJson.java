package io.yizhan.hub.codec;

import java.nio.charset.StandardCharsets;

/**
 * Canonical JSON bytes as RFC 8785 (JCS), for the values the hub signs and hashes: maps with text keys, lists, text, booleans,
 * null, and whole numbers up to 2^53 - 1. Other numbers are refused: nothing the hub signs needs them. A sorted map in the natural
 * order of text is written as it stands; any other map is sorted first. Thread-safe.
 */
public final class CanonicalJson {

    private CanonicalJson() {
    }

    /** UTF-8 bytes. @throws IllegalArgumentException for a value of another kind, or text with a lone surrogate; names the member, never the value */
    public static byte[] bytes(Object value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.value(value);
        return writer.bytes();
    }

    /** The same as text. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }
}
