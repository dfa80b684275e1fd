package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.joining.drafting.DepartmentDraft;
import io.yizhan.hub.joining.drafting.DepartmentDraft.Identity;
import io.yizhan.hub.joining.drafting.DraftWriter;
import io.yizhan.hub.joining.drafting.Drafting;
import io.yizhan.hub.joining.drafting.SampleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples as provinces write them, each in a way of its own: the draft finds its fields, and the hub reads by it what it was made of. */
class StrangeSamplesTest {

    private static final Path SAMPLES = Repository.root().resolve("adapters/src/test/resources/io/yizhan/hub/adapters/drafting/strange");
    private static final Drafting DRAFTING = Drafting.standard();
    private static final double LEAST = 0.8;
    private static final int RECORDS = 6;

    @TempDir
    private Path directory;

    static Stream<String> samples() throws IOException {
        return StreamSupport.stream(((Iterable<String>) expected()::fieldNames).spliterator(), false);
    }

    @DisplayName("Fields are found, and records read")
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void drafts(String sample) throws Exception {
        DepartmentDraft draft = draft(sample);
        Map<String, String> wrong = new TreeMap<>();
        JsonNode expected = expected().get(sample);
        expected.fields().forEachRemaining(field -> {
            String source = field.getKey().equals("type") ? draft.type().id() : source(draft, field.getKey());
            if (!field.getValue().asText().equals(source)) {
                wrong.put(field.getKey(), source);
            }
        });
        assertThat(expected.get("type").asText()).isEqualTo(draft.type().id());
        assertThat(wrong.size()).as("filled wrongly: " + wrong).isLessThanOrEqualTo((int) ((1 - LEAST) * expected.size()));
        if (draft.open().isEmpty()) {
            // A row of totals or remarks may be read; it is the judge who finds that it is no licence.
            assertThat(readWithoutFault(draft, SAMPLES.resolve(sample))).isGreaterThanOrEqualTo(RECORDS);
        }
    }

    @DisplayName("What is read by a draft is what the sample says")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"culture.csv, validFrom, 2024-01-05", "culture.csv, validTo, 2029-01-04", "enterprise.tsv, capital, 1000000", "food-fields.xml, holderName, 青山县云岭茶业有限公司",
            "food-fields.xml, issueDate, 2024-01-05", "grid.json, holderName, 王小岭", "grid.json, validTo, 2029-01-05", "changes.csv, operation, revoke",
            "e-kv.xml, vehicles, 3", "k-soap.xml, validTo, 2029-01-04", "d-trad.csv, capital, 1000000"})
    void reads(String sample, String field, String value) throws Exception {
        Adapter adapter = adapter(draft(sample));
        try (InputStream bytes = Files.newInputStream(SAMPLES.resolve(sample)); RecordReader reader = adapter.open(bytes)) {
            assertThat(adapter.translate(reader.next()).text(field)).isEqualTo(value);
        }
    }

    private static DepartmentDraft draft(String sample) throws IOException {
        return DRAFTING.draft(SampleFile.read(SAMPLES.resolve(sample), null), new Identity("strange", "青山县某局", "Some bureau", "11990101MB0001089H"), null).orElseThrow();
    }

    private Adapter adapter(DepartmentDraft draft) throws Exception {
        Path file = directory.resolve("departments/strange/department.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, DraftWriter.yaml(draft));
        return ConfigReader.read(directory).department("strange").orElseThrow().defaultFeed().adapter();
    }

    private long readWithoutFault(DepartmentDraft draft, Path sample) throws Exception {
        Adapter adapter = adapter(draft);
        long good = 0;
        try (InputStream bytes = Files.newInputStream(sample); RecordReader reader = adapter.open(bytes)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                good += record.fault() == null && adapter.translate(record).violations().isEmpty() ? 1 : 0;
            }
        }
        return good;
    }

    /** The source name of a field's verb, or null. */
    private static String source(DepartmentDraft draft, String field) {
        Map<String, Object> verb = draft.fields().stream().filter(mapped -> mapped.field().equals(field)).findFirst()
                .map(DepartmentDraft.MappedField::verb).orElse(Map.of());
        return List.of("of", "copy", "date", "money").stream().map(verb::get).filter(String.class::isInstance).map(String.class::cast).findFirst().orElse(null);
    }

    private static JsonNode expected() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(SAMPLES.resolve("expected.yaml").toFile());
    }
}
