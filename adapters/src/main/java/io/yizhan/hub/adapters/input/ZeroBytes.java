package io.yizhan.hub.adapters.input;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells UTF-16 without a byte order mark by its zero bytes: separators, digits and line ends have one each, on the same side of every
 * pair. In the first {@value #WINDOW} bytes, no pair may be zero as a whole; at least two pairs and one in {@value #RARITY} must hold a
 * zero byte on the same side, and at most half as many on the other, where characters such as U+4E00 have theirs. Stray zero bytes of
 * text in another encoding are too few, lie on both sides, or come in runs.
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
            boolean firstZero = bytes.get(bytes.position() + 2 * i) == 0;
            boolean secondZero = bytes.get(bytes.position() + 2 * i + 1) == 0;
            if (firstZero && secondZero) {
                return null;
            }
            first += firstZero ? 1 : 0;
            second += secondZero ? 1 : 0;
        }
        if (Math.min(first, second) * 2 > Math.max(first, second) || Math.max(first, second) < Math.max(2, pairs / RARITY)) {
            return null;
        }
        return second > first ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
}
