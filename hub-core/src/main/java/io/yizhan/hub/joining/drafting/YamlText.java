package io.yizhan.hub.joining.drafting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as YAML in one line, such that a strict reader takes each text for a text. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[/\\p{IsHan}A-Za-z][\\p{IsHan}\\p{IsAlphabetic}0-9_./-]*");
    private static final Set<String> NO_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private YamlText() {
    }

    /** A text, whole number, boolean, list or map. */
    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> of(entry.getKey()) + ": " + of(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? text(text) : String.valueOf(value);
    }

    static String text(String text) {
        if (PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean shown = c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0xFEFF && c != 0x2028 && c != 0x2029 && Character.getType(c) != Character.PRIVATE_USE;
                    quoted.append(shown ? Character.toString(c) : c > 0xffff ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** A text as part of a comment: one line. */
    static String comment(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ");
    }
}
