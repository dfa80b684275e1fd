package io.yizhan.hub.exchange.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;

/** Reads the small JSON bodies of the doors: at most 64 KiB, 32 levels deep, no name twice, nothing behind the object. */
final class JsonBody {

    static final int MOST_BYTES = 64 * 1024;
    static final int DEEPEST = 32;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {
    }

    /** The body's object. @throws ProblemException E-MESSAGE-TYPE, E-BODY-TOO-LARGE, E-JSON-DEPTH or E-JSON-SYNTAX */
    static Members read(Request request) throws IOException {
        String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(Reply.JSON)) {
            throw new ProblemException("E-MESSAGE-TYPE", "this door takes application/json; say so in Content-Type");
        }
        return parse(request.body(MOST_BYTES));
    }

    static Members parse(byte[] body) throws IOException {
        try {
            JsonNode json = STRICT.readTree(body);
            if (json.getNodeType() != JsonNodeType.OBJECT) {
                throw new ProblemException("E-JSON-SYNTAX", "the body is no JSON object; send one");
            }
            return new Members(json);
        } catch (StreamConstraintsException e) {
            throw new ProblemException("E-JSON-DEPTH", "the body is nested deeper than " + DEEPEST + " levels, or a name or number in it is too long", e);
        } catch (JsonProcessingException e) {
            // the parser's own words may quote the body
            JsonLocation at = e.getLocation();
            throw new ProblemException("E-JSON-SYNTAX", "the body is not well-formed JSON without repeated names"
                    + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()), e);
        }
    }
}
