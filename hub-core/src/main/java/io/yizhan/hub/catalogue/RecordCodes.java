package io.yizhan.hub.catalogue;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each code found with a single record means, as {@code schemas/record-codes.yaml} says. Immutable. */
public final class RecordCodes {

    private static final String FILE = "schemas/record-codes.yaml";

    /** @param title what is wrong, the same for every finding of the code; @param cure what to do about it */
    public record Meaning(Text title, Text cure) {
    }

    /** The file: code to meaning. */
    private static final class Meanings extends LinkedHashMap<String, Meaning> {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Meaning> meanings;

    private RecordCodes(Map<String, Meaning> meanings) {
        this.meanings = meanings;
    }

    /** @throws IllegalStateException naming file and fault where the shipped file is wrong */
    public static RecordCodes load() {
        InputStream bytes = RecordCodes.class.getClassLoader().getResourceAsStream(FILE);
        if (bytes == null) {
            throw new IllegalStateException(FILE + ": no such file on the classpath; take the schemas jar of this hub");
        }
        return new RecordCodes(new YamlFile(FILE).read(bytes, Meanings.class));
    }

    /** The meaning of a code; empty where the file has none, as of codes that an adapter of one's own brings. */
    public Optional<Meaning> of(String code) {
        return Optional.ofNullable(meanings.get(code));
    }
}
