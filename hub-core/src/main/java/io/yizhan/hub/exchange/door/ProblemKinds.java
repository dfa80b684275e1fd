package io.yizhan.hub.exchange.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.catalogue.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of problems the doors can report, as {@code schemas/problems.yaml} defines them: code, status, title and page. Immutable. */
public final class ProblemKinds {

    /** Stands for codes of unreadable messages that have no page of their own: adapters may bring more. */
    static final String UNREADABLE = "E-MESSAGE-UNREADABLE";

    private static final String FILE = "/schemas/problems.yaml";

    /**
     * One kind of problem.
     *
     * @param title short, the same for every problem of the kind
     * @param page  what it means and what to do about it
     */
    public record Kind(String code, int status, Text title, Text page) {
    }

    private record Definition(int status, Text title, Text page) {
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private ProblemKinds(Map<String, Definition> definitions) {
        definitions.forEach((code, kind) -> kinds.put(code, new Kind(code, kind.status(), kind.title(), kind.page())));
    }

    /** @throws IllegalStateException where the shipped file is missing or wrong */
    public static ProblemKinds load() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (InputStream file = ProblemKinds.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("schemas.jar lacks " + FILE);
            }
            return new ProblemKinds(yaml.readValue(file, yaml.getTypeFactory()
                    .constructMapType(LinkedHashMap.class, String.class, Definition.class)));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " can't be read", e);
        }
    }

    /** The kind with exactly this code. */
    public Optional<Kind> named(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** The kind of a code, or that of unreadable messages in general where the code has no page of its own. */
    Kind of(String code) {
        return kinds.getOrDefault(code, kinds.get(UNREADABLE));
    }

    /** All kinds by code, in the file's order. */
    public Map<String, Kind> all() {
        return Map.copyOf(kinds);
    }
}
