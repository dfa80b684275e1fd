package io.yizhan.hub.adapters.input;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells UTF-16 without a byte order mark by its zero bytes: separators, digits and line ends have one each, on the same side of every
 * pair. In the first {@value #WINDOW} bytes, at least two pairs and one pair in {@value #RARITY} must hold one, all of them on one side,
 * none on the other. Stray zero bytes of text in another encoding are too few, or lie on both sides.
 */
final class ZeroBytes {

    static final int WINDOW = 1024;
    private static final int RARITY = 16;

    private ZeroBytes() {
    }

    /** UTF-16LE or UTF-16BE, or null where the bytes are not unmistakably one of them. Takes nothing. */
    static Charset utf16(ByteBuffer bytes) {
        int pairs = Math.min(bytes.remaining(), WINDOW) / 2;
        int first = 0;
        int second = 0;
        for (int i = 0; i < pairs; i++) {
            first += bytes.get(bytes.position() + 2 * i) == 0 ? 1 : 0;
            second += bytes.get(bytes.position() + 2 * i + 1) == 0 ? 1 : 0;
        }
        if (Math.min(first, second) > 0 || Math.max(first, second) < Math.max(2, pairs / RARITY)) {
            return null;
        }
        return second > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
}
