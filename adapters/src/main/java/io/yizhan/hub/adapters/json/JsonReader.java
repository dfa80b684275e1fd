package io.yizhan.hub.adapters.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Collected;
import io.yizhan.hub.adapters.input.UnreadableInput;
import io.yizhan.hub.licence.Violation;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The records of one message, one pass, no tree. */
final class JsonReader implements RecordReader {

    private static final int MAX_DEPTH = 64;

    private final JsonParser parser;
    private final List<String> records;
    private final PointerTree values;
    private final Consumer<String> unread;
    private final boolean rows;
    private boolean anyRoot;
    private boolean inArray;
    private long number;

    /** @param parser before its first token; closed by closing this; @param unread told of pointers to texts that are not kept, or null */
    JsonReader(JsonParser parser, List<String> records, PointerTree values, Consumer<String> unread) {
        this.parser = parser;
        this.records = records;
        this.values = values;
        this.unread = unread;
        this.rows = values.isRow();
    }

    @Override
    public SourceRecord next() throws IOException {
        try {
            while (true) {
                if (inArray) {
                    if (advance() != JsonToken.END_ARRAY) {
                        return record();
                    }
                    inArray = false;
                }
                while (!parser.getParsingContext().inRoot()) {
                    advance();
                }
                if (advance() == null) {
                    if (!anyRoot) {
                        throw new UnreadableInput("E-JSON-SYNTAX", "the message is empty; send an object or an array of objects");
                    }
                    return null;
                }
                anyRoot = true;
                descend();
                if (parser.currentToken() != JsonToken.START_ARRAY) {
                    return record();
                }
                inArray = true;
            }
        } catch (StreamConstraintsException e) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", at() + "a text or number of more than " + JsonFormat.MAX_TEXT + " characters; shorten it");
        } catch (JsonProcessingException e) {
            // Its message may quote the text, so it is not passed on.
            throw new UnreadableInput("E-JSON-SYNTAX", at() + "not JSON (RFC 8259), or a name given twice in one object; correct it there");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** From the first token of a root to the first token of what the records' pointer names. */
    private void descend() throws IOException {
        for (String segment : records) {
            boolean found = false;
            boolean object = parser.currentToken() == JsonToken.START_OBJECT;
            int index = 0;
            if (object || parser.currentToken() == JsonToken.START_ARRAY) {
                while (!found && advance() != JsonToken.END_OBJECT && parser.currentToken() != JsonToken.END_ARRAY) {
                    found = segment.equals(object ? parser.currentName() : String.valueOf(index++));
                    if (object) {
                        advance();
                    }
                    if (!found) {
                        skip();
                    }
                }
            }
            if (!found) {
                throw new UnreadableInput("E-JSON-SYNTAX", at() + "nothing at /" + String.join("/", records)
                        + ", where the feed expects its records; send them there or correct the feed's settings");
            }
        }
    }

    private SourceRecord record() throws IOException {
        number++;
        long line = parser.currentTokenLocation().getLineNr();
        boolean row = parser.currentToken() == JsonToken.START_ARRAY && inArray && this.rows;
        if (parser.currentToken() != JsonToken.START_OBJECT && !row) {
            skip();
            return unreadable(line, "not a JSON object; send one object a record");
        }
        Collected collected = new Collected();
        collect(values, collected);
        if (collected.isBroken()) {
            return unreadable(line, "a text holds half of a surrogate pair; send whole characters");
        }
        return SourceRecord.of(number, line, collected.values());
    }

    private SourceRecord unreadable(long line, String detail) {
        return SourceRecord.faulty(number, line, new Violation("record", "E-ROW-UNREADABLE", detail));
    }

    /** Takes the value at hand, keeping the texts of the pointers that lead into it. */
    private void collect(PointerTree place, Collected collected) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (advance() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    advance();
                    collectOrSkip(place, name, place.child(name), collected);
                }
            }
            case START_ARRAY -> {
                for (int i = 0; advance() != JsonToken.END_ARRAY; i++) {
                    PointerTree child = place.isLeaf() ? null : place.child(String.valueOf(i));
                    if (child == null && place.pointer() != null && parser.currentToken().isScalarValue()) {
                        text(place, collected);
                    } else {
                        collectOrSkip(place, String.valueOf(i), child, collected);
                    }
                }
            }
            default -> text(place, collected);
        }
    }

    private void collectOrSkip(PointerTree place, String segment, PointerTree child, Collected collected) throws IOException {
        if (child != null) {
            collect(child, collected);
        } else if (unread != null) {
            tell(place.below(segment));
        } else {
            skip();
        }
    }

    /** Passes the value at hand and tells of every text within. */
    private void tell(String pointer) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (advance() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    advance();
                    tell(PointerTree.below(pointer, name));
                }
            }
            case START_ARRAY -> {
                for (int i = 0; advance() != JsonToken.END_ARRAY; i++) {
                    tell(parser.currentToken().isScalarValue() ? pointer : PointerTree.below(pointer, String.valueOf(i)));
                }
            }
            default -> unread.accept(pointer);
        }
    }

    private void text(PointerTree place, Collected collected) throws IOException {
        if (place.pointer() != null && parser.currentToken() != JsonToken.VALUE_NULL) {
            collected.add(place.pointer(), parser.getText());
        } else if (unread != null && place.pointer() == null) {
            unread.accept(place.path());
        }
    }

    /** Passes the value at hand, so that the last token is its last. */
    private void skip() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        for (int open = 1; open > 0;) {
            JsonToken token = advance();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private JsonToken advance() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != null && token.isStructStart() && parser.getParsingContext().getNestingDepth() > MAX_DEPTH) {
            throw new UnreadableInput("E-JSON-DEPTH", at() + "nested deeper than " + MAX_DEPTH + "; send flatter records");
        }
        return token;
    }

    private String at() {
        JsonLocation location = parser.currentLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
