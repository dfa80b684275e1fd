package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.adapters.xml.XmlEvents;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a sheet that hold any text, one at a time. Written here because the ready-made reader makes room for whatever column a
 * cell claims to be in, keeps all shared texts on the heap and searches all array formulas once a cell.
 */
final class SheetRows implements Closeable {

    /** XFD, the last there is. */
    static final int MAX_COLUMNS = 16_384;
    static final int MAX_CHARS = 1 << 20;

    private final XmlEvents events;
    private final XMLStreamReader at;
    private final Workbook workbook;
    private final StringBuilder value = new StringBuilder();
    private String[] texts = new String[64];
    private int width;
    private int filled;
    private int chars;
    private int line;
    private boolean ended;

    /** @param events closed by closing this */
    SheetRows(XmlEvents events, Workbook workbook) {
        this.events = events;
        this.at = events.at();
        this.workbook = workbook;
    }

    /** Goes to the next row that holds any text; false at the end. */
    boolean next() throws IOException {
        while (!ended && events.hasNext()) {
            int event = events.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                ended = at.getLocalName().equals("sheetData");
            } else if (event == XMLStreamConstants.START_ELEMENT && at.getLocalName().equals("row")) {
                row();
                if (filled > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The row's number in the sheet, from 1 on. */
    int line() {
        return line;
    }

    /** One past the row's last column that holds any text. */
    int width() {
        return width;
    }

    /** How many columns hold any text. */
    int filled() {
        return filled;
    }

    /** The text of a column from 0 on; empty where there is none. */
    String text(int column) {
        return column < width && texts[column] != null ? texts[column] : "";
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private void row() throws IOException {
        Arrays.fill(texts, 0, width, null);
        width = 0;
        filled = 0;
        chars = 0;
        line = Digits.number(at.getAttributeValue(null, "r"), line + 1);
        int column = -1;
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (at.getLocalName().equals("c")) {
                column = cell(column + 1);
            } else {
                RichText.skip(events);
            }
        }
    }

    /** Takes the cell at hand; its column. @param following the column it is in unless it says so */
    private int cell(int following) throws IOException {
        int column = following;
        String type = "n";
        int style = -1;
        for (int i = 0; i < at.getAttributeCount(); i++) {
            switch (at.getAttributeLocalName(i)) {
                case "r" -> column = column(at.getAttributeValue(i));
                case "s" -> style = Digits.number(at.getAttributeValue(i), -1);
                case "t" -> type = at.getAttributeValue(i);
                default -> { }
            }
        }
        if (column < 0 || column >= MAX_COLUMNS) {
            throw new UnreadableInput("E-XLSX-SYNTAX", "row " + line + ": a cell of no column; save the workbook anew");
        }
        String text = "";
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (at.getLocalName()) {
                case "v" -> {
                    value.setLength(0);
                    RichText.characters(events, value);
                    text = meant(type, value.toString(), style);
                }
                case "is" -> text = RichText.read(events);
                default -> RichText.skip(events);
            }
        }
        keep(column, text);
        return column;
    }

    private String meant(String type, String raw, int style) throws IOException {
        return switch (type) {
            case "s" -> {
                String shared = workbook.shared(Digits.number(raw, -1));
                if (shared == null) {
                    throw new UnreadableInput("E-XLSX-SYNTAX", "row " + line + ": a shared text that is not there; save the workbook anew");
                }
                yield shared;
            }
            case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
            // ISO 8601, midnight being no time of day.
            case "d" -> raw.endsWith("T00:00:00") ? raw.substring(0, raw.length() - 9) : raw.replace('T', ' ');
            case "n" -> workbook.number(raw, style);
            default -> raw;
        };
    }

    private void keep(int column, String text) throws UnreadableInput {
        if (text.isEmpty()) {
            return;
        }
        chars += text.length();
        if (chars > MAX_CHARS) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "row " + line + ": more than " + MAX_CHARS + " characters; shorten it");
        }
        if (column >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(column + 1, texts.length * 2));
        }
        filled += texts[column] == null || column >= width ? 1 : 0;
        texts[column] = text;
        width = Math.max(width, column + 1);
    }

    /** The column of a reference such as AB12, from 0 on; too large a one where it has more than three letters, -1 where none. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column < MAX_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }
}
