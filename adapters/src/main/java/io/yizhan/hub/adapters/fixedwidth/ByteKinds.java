package io.yizhan.hub.adapters.fixedwidth;

import java.nio.charset.Charset;
import java.util.Arrays;

/** What each byte (or other unit) of a record is: {@code ' '} blank, {@code d} digit, {@code l} letter, {@code h} part of a word's longer character, {@code g} else. */
final class ByteKinds {

    /** Characters that stand between the digits of numbers, days and amounts. */
    private static final String GLUE = "第号字年月日时分秒元万亿";

    private ByteKinds() {
    }

    static char[] of(FixedLine record, WidthUnit unit, Charset charset) {
        char[] kinds = new char[record.width()];
        // A byte that takes part in no character keeps this.
        Arrays.fill(kinds, 'g');
        int at = 0;
        String text = record.text();
        for (int i = 0; i < text.length() && at < kinds.length; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int size = unit.width(c, charset);
            char kind = c == ' ' || c == 0 || c == '\u3000' ? ' ' : c >= '0' && c <= '9' ? 'd' : c < 0x80 && Character.isLetter(c) ? 'l'
                    : Character.isLetter(c) && GLUE.indexOf(c) < 0 ? 'h' : 'g';
            for (int end = Math.min(kinds.length, at + size); at < end; at++) {
                kinds[at] = kind;
            }
        }
        return kinds;
    }

    /** By byte the character that ends there, or 0 within a longer one; of those outside the basic plane, the first half. */
    static char[] ends(FixedLine record, WidthUnit unit, Charset charset) {
        char[] ends = new char[record.width()];
        int at = 0;
        String text = record.text();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            at += unit.width(c, charset);
            if (at <= ends.length) {
                ends[at - 1] = text.charAt(i);
            }
        }
        return ends;
    }
}
