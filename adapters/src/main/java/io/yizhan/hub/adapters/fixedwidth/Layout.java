package io.yizhan.hub.adapters.fixedwidth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.input.EncodingGuess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A layout as departments describe it: JSON with a list of objects, or lines with a name and one or two numbers (length; start and
 * length; start and end).
 *
 * @param length of a record in bytes
 */
record Layout(int length, List<Field> fields) {

    /** What JSON may say beyond is no place in a record. */
    private static final int MOST = 999_999;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d_])\\d{1,6}(?![\\p{L}\\d_])");

    /** A field. @param start of its first byte, from 1; @param title another name of it, or the empty text */
    record Field(String name, String title, int start, int length) {
    }

    private record Line(String name, String title, List<Integer> numbers) {
    }

    /** The layout, or null where the bytes describe none. */
    static Layout of(byte[] bytes) {
        String text = EncodingGuess.of(bytes, true).text().strip();
        return text.startsWith("{") || text.startsWith("[") ? ofJson(text) : ofLines(text);
    }

    private static Layout ofJson(String text) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            JsonNode list = root.isArray() ? root : root.findValue("fields");
            if (list == null) {
                list = root.findValue("columns");
            }
            List<Line> lines = new ArrayList<>();
            for (JsonNode node : list == null ? List.<JsonNode>of() : list) {
                String name = first(node, "name", "field", "column", "名称", "字段");
                lines.add(new Line(name, first(node, "code", "label", "title", "description", "comment"), numbers(node)));
            }
            return ofLines(lines);
        } catch (IOException e) {
            return null;
        }
    }

    /** Start and length, or length alone, whatever the keys are called beyond that. */
    private static List<Integer> numbers(JsonNode node) {
        Integer start = null;
        Integer length = null;
        Integer end = null;
        for (var fields = node.fields(); fields.hasNext();) {
            var field = fields.next();
            String key = field.getKey().toLowerCase(java.util.Locale.ROOT);
            if (field.getValue().canConvertToInt()) {
                int number = field.getValue().asInt();
                if (key.contains("len") || key.contains("width") || key.contains("size") || key.contains("长")) {
                    length = number;
                } else if (key.contains("end") || key.contains("to") || key.contains("止")) {
                    end = number;
                } else if (key.contains("start") || key.contains("from") || key.contains("begin") || key.contains("pos") || key.contains("offset") || key.contains("起")) {
                    start = number;
                }
            }
        }
        if (length == null && start != null && end != null) {
            return List.of(start, end);
        }
        return length == null ? List.of() : start == null ? List.of(length) : List.of(start, length);
    }

    private static String first(JsonNode node, String... keys) {
        for (String key : keys) {
            if (node.path(key).isTextual()) {
                return node.path(key).asText();
            }
        }
        return "";
    }

    private static Layout ofLines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            List<Integer> numbers = new ArrayList<>();
            Matcher number = NUMBER.matcher(line);
            while (number.find()) {
                numbers.add(Integer.parseInt(number.group()));
            }
            String[] words = line.split("[,;|\t]|\\s{2,}|\\s(?=\\d)|(?<=\\d)\\s");
            List<String> names = new ArrayList<>();
            for (String word : words) {
                String name = word.strip();
                if (!name.isEmpty() && !name.matches("[\\d\\s-]+")) {
                    names.add(name);
                }
            }
            if (!numbers.isEmpty() && !names.isEmpty()) {
                lines.add(new Line(names.get(0), names.size() > 1 ? names.get(1) : "", numbers));
            }
        }
        return ofLines(lines);
    }

    /** What two numbers mean, shows where the next field begins. */
    private static Layout ofLines(List<Line> lines) {
        List<Line> usable = lines.stream().filter(line -> !line.numbers.isEmpty() && !line.name.isEmpty()).toList();
        if (usable.isEmpty()) {
            return null;
        }
        boolean numbered = usable.stream().allMatch(line -> line.numbers.size() > 2);
        int skip = numbered ? 1 : 0;
        boolean starts = usable.stream().allMatch(line -> line.numbers.size() > skip + 1);
        int ends = 0;
        int lengths = 0;
        for (int i = 0; starts && i + 1 < usable.size(); i++) {
            int start = usable.get(i).numbers.get(skip);
            int second = usable.get(i).numbers.get(skip + 1);
            int next = usable.get(i + 1).numbers.get(skip);
            ends += next == second + 1 ? 1 : 0;
            lengths += next == start + second ? 1 : 0;
        }
        int zeroBased = starts && usable.get(0).numbers.get(skip) == 0 ? 1 : 0;
        List<Field> fields = new ArrayList<>();
        int at = 1;
        for (Line line : usable) {
            int start = starts ? line.numbers.get(skip) + zeroBased : at;
            int second = line.numbers.get(starts ? skip + 1 : Math.min(skip, line.numbers.size() - 1));
            int length = starts && ends > lengths ? second + zeroBased - start + 1 : second;
            if (start > 0 && start <= MOST && length > 0 && length <= MOST) {
                fields.add(new Field(line.name, line.title, start, length));
                at = start + length;
            }
        }
        return fields.isEmpty() ? null : new Layout(at - 1, fields);
    }
}
