package io.yizhan.hub.catalogue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** A YAML file read strictly: unknown and repeated keys are faults. Faults are named {@code file#dotted.path: what; cure}. */
record YamlFile(String name) {

    private static final ObjectMapper MAPPER = JsonMapper
            .builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** The file's content. Closes the stream. @throws IllegalStateException naming the fault */
    <T> T read(InputStream bytes, Class<T> shape) {
        try (bytes) {
            T content = MAPPER.readValue(bytes, shape);
            if (content == null) {
                throw fault("", "is empty; expected the keys of " + shape.getSimpleName());
            }
            return content;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw fault(path(e), e.getOriginalMessage() + (line > 0 ? " (line " + line + ")" : ""), e);
        } catch (IOException e) {
            throw fault("", "can't be read", e);
        }
    }

    private static String path(JacksonException e) {
        return !(e instanceof JsonMappingException mapping) ? "" : mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName()).collect(Collectors.joining("."));
    }

    IllegalStateException fault(String path, String detail) {
        return fault(path, detail, null);
    }

    IllegalStateException fault(String path, String detail, Exception cause) {
        return new IllegalStateException(name + (path.isEmpty() ? "" : "#" + path) + ": " + detail, cause);
    }
}
