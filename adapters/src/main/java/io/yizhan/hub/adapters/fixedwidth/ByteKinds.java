package io.yizhan.hub.adapters.fixedwidth;

import java.nio.charset.Charset;
import java.util.Arrays;

/** What each byte of a record is: {@code ' '} blank, {@code d} digit, {@code l} letter, {@code h} part of a word's longer character, {@code g} else. */
final class ByteKinds {

    private ByteKinds() {
    }

    static char[] of(byte[] record, Charset charset) {
        char[] kinds = new char[record.length];
        // A byte that takes part in no character keeps this.
        Arrays.fill(kinds, 'g');
        int at = 0;
        String text = new String(record, charset);
        for (int i = 0; i < text.length() && at < record.length; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int size = c < 0x80 ? 1 : Math.max(1, new String(Character.toChars(c)).getBytes(charset).length);
            char kind = c == ' ' || c == 0 || c == '\u3000' ? ' ' : c >= '0' && c <= '9' ? 'd' : c < 0x80 && Character.isLetter(c) ? 'l'
                    : Character.isLetter(c) && c != '第' && c != '号' && c != '字' ? 'h' : 'g';
            for (int end = Math.min(record.length, at + size); at < end; at++) {
                kinds[at] = kind;
            }
        }
        return kinds;
    }
}
