package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.codec.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI document, to hold answers against: as much of JSON Schema as it uses. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete", "patch");

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract load() throws Exception {
        try (InputStream yaml = Contract.class.getResourceAsStream("/schemas/openapi.yaml")) {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        }
    }

    JsonNode document() {
        return document;
    }

    /** Every door, as "METHOD path". */
    Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (METHODS.contains(method)) {
                doors.add(method.toUpperCase() + " " + path.getKey());
            }
        }));
        return doors;
    }

    /** Fails where the contract has the door, and the answer is none it promises. */
    void check(String method, String target, int status, String contentType, String body) throws Exception {
        String path = target.replaceAll("\\?.*", "");
        for (Map.Entry<String, JsonNode> door : document.get("paths").properties()) {
            if (Pattern.matches(door.getKey().replaceAll("\\{[^}]+}", "[^/]+"), path) && door.getValue().has(method.toLowerCase())) {
                check(method + " " + door.getKey(), door.getValue().get(method.toLowerCase()), status, contentType, body);
                return;
            }
        }
    }

    private void check(String door, JsonNode operation, int status, String contentType, String body) throws Exception {
        JsonNode response = resolve(operation.get("responses").path(Integer.toString(status)));
        assertThat(response.isMissingNode()).as(door + " answers " + status + ", which the contract does not know: " + body).isFalse();
        if (!response.has("content")) {
            return;
        }
        String type = contentType.split(";")[0];
        assertThat(response.get("content").fieldNames()).toIterable().as(door + " " + status).contains(type);
        if (type.endsWith("json")) {
            List<String> faults = new ArrayList<>();
            check(response.get("content").get(type).get("schema"), Json.mapper().readTree(body), "", faults);
            assertThat(faults).as(door + " " + status + ": " + body).isEmpty();
        }
    }

    /** Notes where a value is not what its schema says. */
    void check(JsonNode reference, JsonNode value, String pointer, List<String> faults) {
        JsonNode schema = resolve(reference);
        if (schema.has("type") && !typed(schema.get("type"), value)) {
            faults.add(pointer + " is not " + schema.get("type"));
            return;
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                faults.add(pointer + " lacks " + name.textValue());
            }
        });
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(pointer + " is none of " + schema.get("enum"));
        }
        if (schema.has("pattern") && !Pattern.compile(schema.get("pattern").textValue()).matcher(value.textValue()).find()) {
            faults.add(pointer + " does not match " + schema.get("pattern"));
        }
        if (value.isObject()) {
            value.properties().forEach(member -> checkMember(schema, member, pointer + "/" + member.getKey(), faults));
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            check(schema.get("items"), value.get(i), pointer + "/" + i, faults);
        }
    }

    private void checkMember(JsonNode schema, Map.Entry<String, JsonNode> member, String pointer, List<String> faults) {
        JsonNode known = schema.path("properties").path(member.getKey());
        JsonNode others = schema.path("additionalProperties");
        if (!known.isMissingNode()) {
            check(known, member.getValue(), pointer, faults);
        } else if (others.isObject()) {
            check(others, member.getValue(), pointer, faults);
        } else if (others.isBoolean() && !others.booleanValue()) {
            faults.add(pointer + " is not known");
        }
    }

    /** @throws IllegalStateException where a reference leads nowhere */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = document.at(node.get("$ref").textValue().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("the contract lacks " + node.get("$ref"));
        }
        return target;
    }

    private static boolean typed(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (typed(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("a type the checker does not know: " + types);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (Iterator<JsonNode> each = values.elements(); each.hasNext();) {
            if (each.next().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
