package io.yizhan.hub.adapters.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The encoding of a sample, told from its bytes: byte order mark, the zero bytes of UTF-16, strict UTF-8, and else whichever of
 * GB18030, Big5, windows-1251 and windows-1252 its non-ASCII bytes look like.
 *
 * @param charset what the bytes are
 * @param setting the word for a feed's {@code encoding}: {@code auto} where reading finds out by itself
 * @param text    the sample as text, without byte order mark; what can't be decoded is U+FFFD
 * @param reason  how it was told
 */
public record EncodingGuess(Charset charset, String setting, String text, String reason) {

    private static final Charset BIG5 = Charset.forName("Big5");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** @param whole false where the bytes may end within a character */
    public static EncodingGuess of(byte[] bytes, boolean whole) {
        EncodingGuess marked = byMark(bytes);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return of(bytes, 0, wide, wide.name(), "no byte order mark, but the zero bytes and line ends of " + wide);
        }
        int first = 0;
        while (first < bytes.length && bytes[first] >= 0) {
            first++;
        }
        if (first == bytes.length) {
            return of(bytes, 0, StandardCharsets.UTF_8, "auto", "ASCII alone");
        }
        if (isStrictly(StandardCharsets.UTF_8, bytes, whole)) {
            return of(bytes, 0, StandardCharsets.UTF_8, "auto", "strictly UTF-8, no byte order mark");
        }
        return ofOneByteOrTwo(bytes, whole);
    }

    private static EncodingGuess ofOneByteOrTwo(byte[] bytes, boolean whole) {
        HighBytes high = HighBytes.count(bytes);
        if (high.looksCyrillic()) {
            return of(bytes, 0, WINDOWS_1251, "windows-1251", "single bytes in the places of Cyrillic letters");
        }
        if (high.looksLatin()) {
            return of(bytes, 0, WINDOWS_1252, "windows-1252", "a few single bytes above ASCII among Latin letters");
        }
        if (high.looksBig5() && isStrictly(BIG5, bytes, whole)) {
            return of(bytes, 0, BIG5, "Big5", "pairs of bytes whose second is often below 0x80, as in Big5");
        }
        return of(bytes, 0, Encoding.GB18030, "auto", isStrictly(Encoding.GB18030, bytes, whole) ? "not UTF-8, strictly GB18030"
                : "not UTF-8, and GB18030 but for a few bytes");
    }

    private static EncodingGuess byMark(byte[] bytes) {
        Map<Charset, int[]> marks = Map.of(StandardCharsets.UTF_8, new int[] {0xEF, 0xBB, 0xBF}, StandardCharsets.UTF_16LE, new int[] {0xFF, 0xFE},
                StandardCharsets.UTF_16BE, new int[] {0xFE, 0xFF}, Encoding.GB18030, new int[] {0x84, 0x31, 0x95, 0x33});
        for (Map.Entry<Charset, int[]> mark : marks.entrySet()) {
            int[] expected = mark.getValue();
            boolean there = bytes.length >= expected.length;
            for (int i = 0; there && i < expected.length; i++) {
                there = (bytes[i] & 0xff) == expected[i];
            }
            if (there) {
                return of(bytes, expected.length, mark.getKey(), "auto", "byte order mark of " + mark.getKey());
            }
        }
        return null;
    }

    /** UTF-16 without a mark: every line end has a zero byte beside it, always on the same side. */
    private static Charset wide(byte[] bytes) {
        int little = 0;
        int big = 0;
        int zeros = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (bytes[i] > 0 && bytes[i + 1] == 0) {
                little++;
            } else if (bytes[i] == 0 && bytes[i + 1] > 0) {
                big++;
            }
        }
        for (byte b : bytes) {
            zeros += b == 0 ? 1 : 0;
        }
        if (bytes.length < 4 || zeros < bytes.length / 50) {
            return null;
        }
        return little > 10 * big ? StandardCharsets.UTF_16LE : big > 10 * little ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean isStrictly(Charset charset, byte[] bytes, boolean whole) {
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, whole);
        return !result.isError();
    }

    private static EncodingGuess of(byte[] bytes, int from, Charset charset, String setting, String reason) {
        return new EncodingGuess(charset, setting, new String(bytes, from, bytes.length - from, charset), reason);
    }
}
