package io.yizhan.hub.adapters.mapping;

/**
 * An offset from UTC within a text: {@code Z}, {@code +08}, {@code +0800} or {@code +08:00}.
 *
 * @param minutes east of Greenwich
 * @param end     index after it
 */
record Offset(int minutes, int end) {

    /** The offset that begins there, or null. */
    static Offset at(String text, int from) {
        if (from >= text.length()) {
            return null;
        }
        char sign = text.charAt(from);
        if (sign == 'Z') {
            return new Offset(0, from + 1);
        }
        int hours = sign == '+' || sign == '-' ? two(text, from + 1) : -1;
        if (hours < 0 || hours > 18) {
            return null;
        }
        int end = from + 3;
        int colon = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
        int minutes = two(text, colon);
        if (minutes >= 0 && minutes < 60) {
            end = colon + 2;
        } else {
            minutes = 0;
        }
        return new Offset((sign == '-' ? -1 : 1) * (hours * 60 + minutes), end);
    }

    private static int two(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        int tens = text.charAt(from) - '0';
        int ones = text.charAt(from + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
