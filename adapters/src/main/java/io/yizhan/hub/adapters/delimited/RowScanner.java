package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapters.mapping.Edges;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits text into rows and fields: RFC 4180, and beyond it as leniently as Python's csv module. A quote opens a quoted field only
 * at the field's first character, elsewhere it is text; text after a closing quote belongs to the field; lines end with LF, CRLF or CR.
 *
 * <p>A quote that is never closed must not swallow the rows after it. A field that runs over {@value #MAX_LINES} lines, a row over
 * {@value #MAX_CHARS} characters, the end of the text within quotes, or text after the closing quote of a field of several lines
 * (there a later row's opening quote closed it) makes the row's first line unreadable, and scanning goes on with the line after it.
 * So that hostile text can't make this quadratic, after {@value #MAX_RUNAWAYS} such rows fields may no longer hold line ends.
 *
 * <p>Written here because ready-made parsers stop at a runaway quote, with no way back to the line where it began.
 */
final class RowScanner implements Closeable {

    static final char NO_QUOTE = '\0';
    static final int MAX_CHARS = 1 << 20;
    static final int MAX_LINES = 1_000;
    static final int MAX_RUNAWAYS = 100;

    private final Reader in;
    private final char separator;
    private final char quote;
    private final Escape escape;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();

    private char[] buffer = new char[64 * 1024];
    /** Where the row begins, where scanning is, where the second line of the row begins (or -1), where the text at hand ends. */
    private int start;
    private int at;
    private int secondLine;
    private int end;
    private boolean ended;

    private long line = 1;
    private long nextLine = 1;
    private int runaways;
    private String unreadable;

    /** @param in closed by closing this; @param quote {@link #NO_QUOTE} where none; @param escape {@link Escape#NONE} where none */
    RowScanner(Reader in, char separator, char quote, int escape) {
        this.in = in;
        this.separator = separator;
        this.quote = quote;
        this.escape = new Escape(escape, separator, quote);
    }

    /** Goes to the next row; false at the end of the text. */
    boolean next() throws IOException {
        fields.clear();
        unreadable = null;
        start = at;
        secondLine = -1;
        line = nextLine;
        if (!atHand()) {
            return false;
        }
        try {
            do {
                fields.add(quote != NO_QUOTE && atHand() && buffer[at] == quote ? quotedField() : plainField(""));
            } while (passSeparator());
            passLineEnd();
        } catch (BadRow e) {
            unreadable = e.getMessage();
            resume();
        }
        return true;
    }

    /** The fields of the row; the list is reused by the next. */
    List<String> fields() {
        return fields;
    }

    /** One-based line on which the row begins. */
    long line() {
        return line;
    }

    /** Why the row can't be read, or null. */
    String unreadable() {
        return unreadable;
    }

    /** True for a line of nothing but spaces and controls (old systems end files with 1A). */
    boolean isBlank() {
        return unreadable == null && fields.size() == 1 && Edges.trim(fields.get(0)).isEmpty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** From here to the next separator or line end, after what a closed quote left. */
    private String plainField(String before) throws IOException, BadRow {
        int from = at - start;
        do {
            while (at < end) {
                char c = buffer[at];
                if (c == separator || c == '\n' || c == '\r') {
                    return text(before, from);
                }
                at++;
                passEscaped(c);
            }
            if (at - start > MAX_CHARS) {
                throw BadRow.overlong();
            }
        } while (load());
        return text(before, from);
    }

    private String text(String before, int from) {
        String rest = new String(buffer, start + from, at - start - from);
        return before.isEmpty() ? escape.undo(rest) : before + escape.undo(rest);
    }

    private String quotedField() throws IOException, BadRow {
        quoted.setLength(0);
        at++;
        int lines = 1;
        while (true) {
            lines += passQuotedText();
            if (lines > (runaways < MAX_RUNAWAYS ? MAX_LINES : 1) || !atHand()) {
                throw BadRow.runaway();
            }
            if (buffer[at] != quote) {
                continue;
            }
            at++;
            if (!atHand() || buffer[at] == separator || buffer[at] == '\n' || buffer[at] == '\r') {
                return escape.undo(quoted.toString());
            }
            if (buffer[at] != quote) {
                if (lines > 1) {
                    throw BadRow.runaway();
                }
                return plainField(escape.undo(quoted.toString()));
            }
            quoted.append(quote);
            at++;
        }
    }

    /** Takes quoted text up to the next quote or past one line end; the number of line ends passed, 0 or 1. */
    private int passQuotedText() throws IOException, BadRow {
        if (at - start > MAX_CHARS) {
            throw BadRow.overlong();
        }
        int from = at;
        while (at < end && buffer[at] != quote && buffer[at] != escape.mark() && buffer[at] != '\n' && buffer[at] != '\r') {
            at++;
        }
        quoted.append(buffer, from, at - from);
        if (at < end && buffer[at] == escape.mark()) {
            char mark = buffer[at++];
            quoted.append(mark);
            if (passEscaped(mark)) {
                quoted.append(buffer[at - 1]);
            }
            return 0;
        }
        if (at == end || buffer[at] == quote) {
            return 0;
        }
        char first = buffer[at++];
        quoted.append(first);
        if (first == '\r' && atHand() && buffer[at] == '\n') {
            quoted.append(buffer[at++]);
        }
        nextLine++;
        if (secondLine < 0) {
            secondLine = at - start;
        }
        return 1;
    }

    /** Past the character after an escape, unless it ends the line; true where it was passed. */
    private boolean passEscaped(char last) throws IOException {
        boolean passed = last == escape.mark() && atHand() && buffer[at] != '\n' && buffer[at] != '\r';
        at += passed ? 1 : 0;
        return passed;
    }

    private boolean passSeparator() throws IOException {
        boolean passed = atHand() && buffer[at] == separator;
        at += passed ? 1 : 0;
        return passed;
    }

    private void passLineEnd() throws IOException {
        if (!atHand()) {
            return;
        }
        char first = buffer[at++];
        if (first == '\r' && atHand() && buffer[at] == '\n') {
            at++;
        }
        nextLine++;
    }

    /** After a bad row: to its second line where one was seen, else past the end of the line it is on. */
    private void resume() throws IOException {
        fields.clear();
        runaways++;
        nextLine = line;
        if (secondLine >= 0) {
            at = start + secondLine;
            nextLine++;
            return;
        }
        while (atHand() && buffer[at] != '\n' && buffer[at] != '\r') {
            start = ++at;
        }
        passLineEnd();
    }

    /** True where a character is at hand; false at the end of the text. */
    private boolean atHand() throws IOException {
        return at < end || load();
    }

    private boolean load() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        } else if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(read, 0);
        return !ended;
    }
}
