package io.yizhan.hub.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;

/** JSON in: strict (duplicate keys, trailing tokens and deep nesting refused), whole documents only. Thread-safe. */
public final class Json {

    /** Deepest nesting of arrays and objects that is read. */
    public static final int DEEPEST = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Else an error would quote the document, and with it somebody's data.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .build();

    private Json() {
    }

    /** The one mapper, strict as above; dates as ISO text. Shared: copy it before configuring it otherwise. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A JSON object as maps (in the order of the document), lists, text, whole numbers ({@code Long}), booleans and null: just what
     * {@link CanonicalJson} writes, from strict UTF-8.
     *
     * @throws UnreadableJsonException where it is none, saying where and why without a word of the content
     */
    public static Map<String, Object> object(byte[] json) throws IOException {
        return ObjectReading.of(json, MAPPER.getFactory());
    }
}
