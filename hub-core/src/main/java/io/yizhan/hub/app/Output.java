package io.yizhan.hub.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import picocli.CommandLine.Option;

/** {@code --output table|json}, the same in every command that has both. */
final class Output {

    enum Form { table, json }

    @Option(names = "--output", paramLabel = "table|json", descriptionKey = "output", defaultValue = "table")
    private Form form;

    boolean isJson() {
        return form == Form.json;
    }

    /** A value as JSON for people and machines. */
    static String json(Object value) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command's own result is no JSON", e);
        }
    }
}
