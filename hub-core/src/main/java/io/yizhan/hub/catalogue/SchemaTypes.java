package io.yizhan.hub.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the {@code schemas} jar ships, as listed in its {@code index.yaml}: licence types and code tables. */
public final class SchemaTypes {

    private static final String ROOT = "schemas/";

    private SchemaTypes() {
    }

    /** {@code index.yaml}. */
    private record Index(String commonFields, List<String> licenceTypes, List<String> codeTables, List<String> names) {
    }

    /** All licence types by id, in the index' order. @throws IllegalStateException naming file and fault where a shipped file is wrong */
    public static Map<String, LicenceType> licenceTypes() {
        Map<String, Map<String, String>> codeTables = codeTables();
        Index index = index();
        Map<String, LicenceTypeFile.Field> common = LicenceTypeFile.fields(new YamlFile(ROOT + index.commonFields),
                open(index.commonFields));
        Map<String, LicenceType> types = new LinkedHashMap<>();
        for (String id : index.licenceTypes) {
            String path = "licence-types/" + id + ".yaml";
            types.put(id, LicenceTypeFile.read(id, new YamlFile(ROOT + path), open(path), common, codeTables));
        }
        return Collections.unmodifiableMap(types);
    }

    /**
     * All code tables by name (the file's name without ending): source word to canonical code, in the file's order.
     *
     * @throws IllegalStateException naming file and fault where a shipped file is wrong
     */
    public static Map<String, Map<String, String>> codeTables() {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (String name : index().codeTables) {
            String path = "code-tables/" + name + ".yaml";
            tables.put(name, CodeTableFile.read(ROOT + path, open(path)));
        }
        return Collections.unmodifiableMap(tables);
    }

    /**
     * A code table of an operator's own, in the form of those shipped.
     *
     * @throws IllegalStateException naming file and fault
     * @throws IOException           where there is no such file or it can't be opened
     */
    public static Map<String, String> codeTable(Path file) throws IOException {
        return CodeTableFile.read(file.toString(), Files.newInputStream(file));
    }

    /** The names in use for fields. @throws IllegalStateException naming file and fault where a shipped file is wrong */
    public static NamesInUse namesInUse() {
        List<String> names = index().names;
        return NamesInUse.read(names == null ? List.of() : names, SchemaTypes::open);
    }

    private static Index index() {
        return new YamlFile(ROOT + "index.yaml").read(open("index.yaml"), Index.class);
    }

    private static InputStream open(String path) {
        InputStream bytes = SchemaTypes.class.getClassLoader().getResourceAsStream(ROOT + path);
        if (bytes == null) {
            throw new IllegalStateException(ROOT + path + ": no such file on the classpath; add it to the schemas jar or take it off index.yaml");
        }
        return bytes;
    }
}
