package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapters.settings.Block;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the widths of fixed records count. */
enum WidthUnit {
    /** Of the encoding. */
    BYTES,
    /** Whatever their width on a screen. */
    CHARACTERS,
    /** Of a screen: wide characters, as Han, take two (Unicode's East Asian Width W and F). */
    COLUMNS;

    private static final String KEY = "count";

    static WidthUnit of(Block format) {
        String word = format.text(KEY, BYTES.setting());
        for (WidthUnit unit : values()) {
            if (unit.setting().equals(word)) {
                return unit;
            }
        }
        format.fault(KEY, "not known; give one of " + Arrays.stream(values()).map(WidthUnit::setting).collect(Collectors.joining(", ")));
        return BYTES;
    }

    /** Its word in {@code department.yaml}. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What places are then called in a {@link io.yizhan.hub.adapter.Layout}. */
    String place() {
        return switch (this) {
            case BYTES -> "byte";
            case CHARACTERS -> "character";
            case COLUMNS -> "screen-column";
        };
    }

    /** How much of a record one character takes. */
    int width(int character, Charset charset) {
        return switch (this) {
            case BYTES -> character < 0x80 ? 1 : Math.max(1, new String(Character.toChars(character)).getBytes(charset).length);
            case CHARACTERS -> 1;
            case COLUMNS -> isWide(character) ? 2 : 1;
        };
    }

    int width(String text, Charset charset) {
        return text.codePoints().map(character -> width(character, charset)).sum();
    }

    /**
     * What of a line lies at a place.
     *
     * @param from from 0
     * @return null where a character lies across an end of it
     */
    String cut(String line, int from, int length, Charset charset) {
        int at = 0;
        int i = 0;
        while (i < line.length() && at < from) {
            at += width(line.codePointAt(i), charset);
            i = line.offsetByCodePoints(i, 1);
        }
        int first = i;
        if (at > from) {
            return null;
        }
        while (i < line.length() && at < from + length) {
            at += width(line.codePointAt(i), charset);
            i = line.offsetByCodePoints(i, 1);
        }
        return at > from + length ? null : line.substring(first, i);
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0x303E || c >= 0x3041 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
    }
}
