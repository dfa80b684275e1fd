package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapters.MessageFormat;
import io.yizhan.hub.adapters.input.Encoding;
import io.yizhan.hub.adapters.output.TextEncoding;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fixed-width records to be written, left-aligned, filled up with spaces. All widths count bytes of the encoding.
 *
 * @param lineEnds records end with LF; else they follow one another directly
 */
record FixedWidthMessage(Map<String, FixedWidthFormat.Field> fields, int recordLength, boolean lineEnds, TextEncoding encoding)
        implements MessageFormat {

    static MessageFormat of(Block format, Set<String> names) {
        List<FixedWidthFormat.Field> listed = FixedWidthFormat.fields(format);
        Map<String, FixedWidthFormat.Field> fields = new LinkedHashMap<>();
        listed.forEach(field -> fields.put(field.name(), field));
        names.stream().filter(name -> !fields.containsKey(name)).forEach(name ->
                format.fault("fields", "lacks " + name + ", which the mapping fills; add it or take it off the mapping"));
        fields.keySet().stream().filter(name -> !names.contains(name)).forEach(name ->
                format.fault("fields", "nothing fills " + name + "; add it to the mapping, with {constant: \"\"} if it stays empty"));
        int end = 0;
        for (FixedWidthFormat.Field field : listed.stream().sorted((a, b) -> Integer.compare(a.start(), b.start())).toList()) {
            if (field.start() < end) {
                format.fault("fields", field.name() + " begins within the field before it; part them");
            }
            end = Math.max(end, field.start() + field.length());
        }
        int recordLength = FixedWidthFormat.recordLength(format, listed);
        boolean lineEnds = format.flag("lineEnds", true);
        TextEncoding encoding = TextEncoding.of(format, Encoding.GB18030);
        if (encoding.mark() || !encoding.charset().newEncoder().canEncode(' ') || " ".getBytes(encoding.charset()).length != 1) {
            format.fault("encoding", "widths in bytes need an encoding with single-byte spaces, and no byte order mark; give GB18030 or UTF-8");
        }
        return new FixedWidthMessage(fields, recordLength, lineEnds, encoding);
    }

    @Override
    public Violation obstacle(String name, String text) {
        if (lineEnds && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            return new Violation(name, "E-OUT-SEPARATOR", "the text holds a line end, by which records are told apart; join its lines at the source");
        }
        Violation lacking = encoding.obstacle(name, text);
        if (lacking != null) {
            return lacking;
        }
        int length = encoding.bytes(text).length;
        int width = fields.get(name).length();
        return length <= width ? null : new Violation(name, "E-OUT-LENGTH", "the text takes " + length + " bytes and the field has " + width
                + "; widen the field or deliver in another format");
    }

    @Override
    public byte[] write(List<Map<String, String>> records) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(records.size() * (recordLength + 1));
        byte[] row = new byte[recordLength];
        for (Map<String, String> record : records) {
            Arrays.fill(row, (byte) ' ');
            record.forEach((name, text) -> {
                byte[] bytes = encoding.bytes(text);
                System.arraycopy(bytes, 0, row, fields.get(name).start(), bytes.length);
            });
            message.writeBytes(row);
            if (lineEnds) {
                message.write('\n');
            }
        }
        return message.toByteArray();
    }

    @Override
    public String mediaType() {
        return encoding.mediaType("text/plain");
    }

    @Override
    public String ending() {
        return "txt";
    }
}
