package io.yizhan.hub.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object. Used once, by one thread. */
final class ObjectReading {

    private final JsonParser parser;

    private ObjectReading(JsonParser parser) {
        this.parser = parser;
    }

    static Map<String, Object> of(byte[] json, JsonFactory factory) throws IOException {
        try (JsonParser parser = factory.createParser(utf8(json))) {
            return new ObjectReading(parser).document();
        }
    }

    /** Jackson's own decoder takes overlong forms and encoded surrogates, so that two byte strings could read the same. */
    private static String utf8(byte[] json) throws UnreadableJsonException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableJsonException("JSON", "not UTF-8", "E-ENCODING");
        }
    }

    private Map<String, Object> document() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable("not a JSON object", "E-JSON-OBJECT");
            }
            Map<String, Object> object = object();
            if (parser.nextToken() != null) {
                throw unreadable("something follows the JSON object", "E-JSON-SYNTAX");
            }
            return object;
        } catch (StreamConstraintsException e) {
            boolean deep = parser.getParsingContext().getNestingDepth() >= Json.DEEPEST;
            throw deep ? unreadable("nested deeper than " + Json.DEEPEST, "E-JSON-DEPTH")
                    : unreadable("a text, name or number longer than the reader allows", "E-JSON-SYNTAX");
        } catch (JsonProcessingException e) {
            // The parser tells a duplicate name from other faults by its message alone.
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            throw twice ? unreadable("a member name occurs twice", "E-JSON-DUPLICATE") : unreadable("not well-formed JSON", "E-JSON-SYNTAX");
        }
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw notWhole();
        };
    }

    private Long whole() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw notWhole();
        }
        return parser.getLongValue();
    }

    private UnreadableJsonException notWhole() {
        return unreadable("a number that is not whole or beyond 64 bits; write it as text", "E-JSON-NUMBER");
    }

    private UnreadableJsonException unreadable(String what, String code) {
        JsonLocation at = parser.currentLocation();
        return new UnreadableJsonException("line " + at.getLineNr() + ", column " + at.getColumnNr(), what, code);
    }
}
