package io.yizhan.hub.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** One pass over a value into one growing buffer. Used once, by one thread. */
final class CanonicalWriter {

    /** Largest whole number that every JSON reader takes exactly (RFC 8785 §3.2.2.3, RFC 7493 §2.2). */
    private static final long LARGEST = (1L << 53) - 1;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** Bytes of UTF-8 that are not copied unseen: those JSON escapes, and the question mark. */
    private static final boolean[] SPECIAL = special();
    /** The longest form of one UTF-16 unit: {@code \}{@code u001f}. */
    private static final int LONGEST_UNIT = 6;

    private static boolean[] special() {
        boolean[] special = new boolean[256];
        Arrays.fill(special, 0, 0x20, true);
        special['"'] = true;
        special['\\'] = true;
        special['?'] = true;
        return special;
    }

    private byte[] buffer = new byte[512];
    private int length;
    /** Name of the member last begun: what a refusal names. */
    private String member;

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            number(((Number) value).longValue());
        } else if (value == null || value instanceof Boolean) {
            ascii(String.valueOf(value));
        } else {
            throw refused("a " + value.getClass().getName() + "; canonical JSON holds maps, lists, text, booleans, null and whole numbers"
                    + " (E-CANONICAL-KIND)");
        }
    }

    private void object(Map<?, ?> map) {
        put('{');
        if (map instanceof SortedMap<?, ?> sorted && isNatural(sorted.comparator())) {
            int open = length;
            for (Map.Entry<?, ?> entry : sorted.entrySet()) {
                member(open, entry.getKey(), entry.getValue());
            }
        } else {
            unsorted(map);
        }
        put('}');
    }

    /** The natural order of {@code String} is that of UTF-16 code units, which RFC 8785 §3.2.3 asks for. */
    private static boolean isNatural(Comparator<?> comparator) {
        return comparator == null || comparator.equals(Comparator.naturalOrder());
    }

    private void unsorted(Map<?, ?> map) {
        String[] names = new String[map.size()];
        int count = 0;
        for (Object name : map.keySet()) {
            names[count++] = text(name);
        }
        Arrays.sort(names);
        int open = length;
        for (String name : names) {
            member(open, name, map.get(name));
        }
    }

    private void member(int open, Object key, Object value) {
        if (length > open) {
            put(',');
        }
        name(key);
        put(':');
        value(value);
    }

    /** Begins a member. */
    void name(Object key) {
        member = text(key);
        text(member);
    }

    private String text(Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw refused("a member name that is no text (E-CANONICAL-KIND)");
    }

    private void array(List<?> list) {
        put('[');
        int open = length;
        for (Object element : list) {
            if (length > open) {
                put(',');
            }
            value(element);
        }
        put(']');
    }

    private void number(long number) {
        if (number > LARGEST || number < -LARGEST) {
            throw refused("a whole number beyond 2^53 - 1; write it as text (E-CANONICAL-NUMBER)");
        }
        ascii(Long.toString(number));
    }

    /** Runs that need no escape are copied whole: nearly all text is one run, and most bytes of the hub go through here. */
    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put('"');
        int run = 0;
        boolean question = false;
        for (int i = 0; i < utf8.length; i++) {
            if (SPECIAL[utf8[i] & 0xFF]) {
                if (utf8[i] == '?') {
                    question = true;
                } else {
                    copy(utf8, run, i);
                    escaped(utf8[i]);
                    run = i + 1;
                }
            }
        }
        copy(utf8, run, utf8.length);
        put('"');
        // The encoder writes a question mark for half a surrogate pair, and only for that.
        if (question && hasLoneSurrogate(text)) {
            throw refused("text with a lone surrogate (E-CANONICAL-SURROGATE)");
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private void copy(byte[] from, int begin, int end) {
        room(end - begin);
        System.arraycopy(from, begin, buffer, length, end - begin);
        length += end - begin;
    }

    /** RFC 8785 §3.2.2.2: the short form where JSON has one, else four lower-case hex digits. */
    private void escaped(byte unit) {
        room(LONGEST_UNIT);
        buffer[length++] = '\\';
        switch (unit) {
            case '"', '\\' -> buffer[length++] = unit;
            case '\b' -> buffer[length++] = 'b';
            case '\t' -> buffer[length++] = 't';
            case '\n' -> buffer[length++] = 'n';
            case '\f' -> buffer[length++] = 'f';
            case '\r' -> buffer[length++] = 'r';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEX[unit >> 4];
                buffer[length++] = HEX[unit & 0xF];
            }
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    void put(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException((member == null ? "value" : "member " + member) + ": " + what);
    }
}
