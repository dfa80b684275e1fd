package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapters.mapping.Edges;
import io.yizhan.hub.adapters.recognition.Dashes;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * A line of a sample, one byte for each unit of its width, so that places can be looked at alike whatever widths count.
 *
 * @param units ASCII as it is; of other characters no byte is ASCII
 */
record FixedLine(String text, byte[] units) {

    static FixedLine of(byte[] bytes, WidthUnit unit, Charset charset) {
        String text = new String(bytes, charset);
        if (unit == WidthUnit.BYTES) {
            return new FixedLine(text, bytes);
        }
        byte[] units = new byte[unit.width(text, charset)];
        int at = 0;
        for (int c : text.codePoints().toArray()) {
            for (int left = unit.width(c, charset); left > 0; left--) {
                units[at++] = (byte) (c < 0x80 ? c : 0x80 | c >> 7 * (left - 1) & 0x7f);
            }
        }
        return new FixedLine(text, units);
    }

    int width() {
        return units.length;
    }

    /** The line with blanks up to a width; as it is where it has that. */
    FixedLine filled(int width) {
        if (units.length >= width) {
            return this;
        }
        byte[] filled = Arrays.copyOf(units, width);
        Arrays.fill(filled, units.length, width, (byte) ' ');
        return new FixedLine(text + " ".repeat(width - units.length), filled);
    }

    /** The text at a place, without edges. @param from from 0 */
    String cut(int from, int length, WidthUnit unit, Charset charset) {
        int begin = Math.min(units.length, from);
        int end = Math.min(units.length, begin + length);
        String cut = unit == WidthUnit.BYTES ? new String(units, begin, end - begin, charset) : unit.cut(text, begin, end - begin, charset);
        return cut == null ? "" : Edges.trim(cut);
    }

    /** True where dashes alone, in runs, say where columns are, as below the names in a database's listing. */
    boolean isRuler() {
        return (Dashes.areAll(text, "-", " +|") || Dashes.areAll(text, "=", " ")) && text.chars().filter(c -> c == '-' || c == '=').count() > 0.5 * text.strip().length();
    }
}
