package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.licence.Violation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The records of one message. A field's padding, spaces and NUL on its right, is not part of its text. Blank lines and the 1A that old
 * systems put at a file's end are no records.
 */
final class FixedWidthReader implements RecordReader {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int OLD_END_OF_FILE = 0x1A;

    private final InputStream in;
    private final FixedWidthFormat format;
    private final CharsetDecoder decoder;
    private final byte[] record;
    private int titles;
    private long number;
    private long line;

    FixedWidthReader(InputStream in, FixedWidthFormat format) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.format = format;
        // Characters take up to four bytes in the encodings there are.
        this.record = new byte[format.unit() == WidthUnit.BYTES ? format.recordLength() : 4 * format.recordLength()];
        this.decoder = format.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public SourceRecord next() throws IOException {
        int length;
        do {
            if (line == 0) {
                dropByteOrderMark();
            }
            line++;
            length = format.lineEnds() ? readLine() : readBlock();
            if (length < 0) {
                return null;
            }
        } while (length < record.length && isBlank(length) || isTitle());
        number++;
        return format.unit() == WidthUnit.BYTES ? ofBytes(length) : ofText(length);
    }

    private boolean isTitle() {
        boolean title = titles < format.titleRows();
        titles += title ? 1 : 0;
        return title;
    }

    private SourceRecord ofBytes(int read) {
        int length = read;
        if (format.shortLines() && length < record.length) {
            Arrays.fill(record, length, record.length, (byte) ' ');
            length = record.length;
        }
        if (length != record.length) {
            return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-COLUMNS", "the record has "
                    + (length > record.length ? "more than " + record.length : length + " instead of " + record.length) + " bytes; pad each field to its width"));
        }
        Map<String, String> values = new HashMap<>(format.fields().size() * 2);
        for (FixedWidthFormat.Field field : format.fields()) {
            try {
                String text = text(field);
                if (!text.isEmpty()) {
                    values.put(field.name(), text);
                }
            } catch (CharacterCodingException e) {
                return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-UNREADABLE", field.name() + " is not "
                        + format.charset() + "; cut fields between characters, and count widths in bytes"));
            }
        }
        return SourceRecord.of(number, line, values);
    }

    private SourceRecord ofText(int length) {
        String text;
        try {
            text = decoder.decode(ByteBuffer.wrap(record, 0, Math.min(length, record.length))).toString();
        } catch (CharacterCodingException e) {
            return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-UNREADABLE", "the record is not " + format.charset() + "; write it in the encoding agreed"));
        }
        WidthUnit unit = format.unit();
        int width = unit.width(text, format.charset());
        if (length > record.length || width > format.recordLength() || width < format.recordLength() && !format.shortLines()) {
            return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-COLUMNS", "the record has "
                    + (length > record.length ? "more than " + format.recordLength() : width + " instead of " + format.recordLength()) + " " + unit.setting() + "; pad each field to its width"));
        }
        Map<String, String> values = new HashMap<>(format.fields().size() * 2);
        for (FixedWidthFormat.Field field : format.fields()) {
            String cut = unit.cut(text, field.start(), field.length(), format.charset());
            if (cut == null) {
                return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-UNREADABLE", "a character lies across an end of " + field.name() + "; count widths in "
                        + unit.setting()));
            }
            String value = withoutFilling(cut);
            if (!value.isEmpty()) {
                values.put(field.name(), value);
            }
        }
        return SourceRecord.of(number, line, values);
    }

    private static String withoutFilling(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String text(FixedWidthFormat.Field field) throws CharacterCodingException {
        int end = field.start() + field.length();
        while (end > field.start() && (record[end - 1] == ' ' || record[end - 1] == 0)) {
            end--;
        }
        for (int i = field.start(); i < end; i++) {
            if (record[i] < 0) {
                return decoder.decode(ByteBuffer.wrap(record, field.start(), end - field.start())).toString();
            }
        }
        return new String(record, field.start(), end - field.start(), StandardCharsets.ISO_8859_1);
    }

    /** Reads up to a line end; the line's length, or more than a record where it is longer, or -1 at the end of the message. */
    private int readLine() throws IOException {
        int length = 0;
        int b = in.read();
        if (b < 0) {
            return -1;
        }
        boolean carriageReturn = false;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (carriageReturn) {
                length = store(length, '\r');
            }
            carriageReturn = b == '\r';
            if (!carriageReturn) {
                length = store(length, b);
            }
        }
        return length;
    }

    /** Takes a byte, while there is room; the length so far, which stops growing one past the room. */
    private int store(int length, int b) {
        if (length < record.length) {
            record[length] = (byte) b;
        }
        return Math.min(length, record.length) + 1;
    }

    private int readBlock() throws IOException {
        int length = in.readNBytes(record, 0, record.length);
        return length == 0 ? -1 : length;
    }

    private boolean isBlank(int length) {
        for (int i = 0; i < length; i++) {
            if (record[i] != ' ' && record[i] != OLD_END_OF_FILE && record[i] != '\r' && record[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private void dropByteOrderMark() throws IOException {
        if (format.charset().equals(StandardCharsets.UTF_8)) {
            in.mark(UTF_8_MARK.length);
            if (!Arrays.equals(in.readNBytes(UTF_8_MARK.length), UTF_8_MARK)) {
                in.reset();
            }
        }
    }
}
