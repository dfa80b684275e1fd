package io.yizhan.hub.adapters;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.catalogue.SchemaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Makes adapters for tests, out of YAML written in the test or of a department's own folder. */
public final class Feeds {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final TypeReference<Map<String, Object>> BLOCK = new TypeReference<>() { };

    private static final Map<String, Map<String, String>> CODE_TABLES = SchemaTypes.codeTables();

    private Feeds() {
    }

    /** @param yaml the {@code format} and {@code mapping} of a feed */
    public static Adapter of(String yaml) throws AdapterSettingsException, IOException {
        return of(yaml, AdapterSettings.DEFAULT_MAX_MESSAGE_BYTES);
    }

    public static Adapter of(String yaml, long maxMessageBytes) throws AdapterSettingsException, IOException {
        return adapter(new Feed("test", "test", "test", Statement.LICENCE, YAML.readValue(yaml, BLOCK)), maxMessageBytes);
    }

    /** A feed of {@code config/departments} and its settings. */
    public record Feed(String department, String id, String type, Statement statement, Map<String, Object> settings) {
    }

    public static Feed feed(String department, String id) throws IOException {
        Path file = Repository.root().resolve("config/departments").resolve(department).resolve("department.yaml");
        for (Object block : (List<?>) YAML.readValue(file.toFile(), BLOCK).get("feeds")) {
            Map<String, Object> keys = YAML.convertValue(block, BLOCK);
            if (keys.get("id").equals(id)) {
                return new Feed(department, id, (String) keys.get("type"),
                        "change".equals(keys.get("statement")) ? Statement.CHANGE : Statement.LICENCE, keys);
            }
        }
        throw new IllegalArgumentException(department + " has no feed " + id);
    }

    public static Adapter adapter(Feed feed) throws AdapterSettingsException {
        return adapter(feed, AdapterSettings.DEFAULT_MAX_MESSAGE_BYTES);
    }

    private static Adapter adapter(Feed feed, long maxMessageBytes) throws AdapterSettingsException {
        Map<String, Object> format = YAML.convertValue(feed.settings().get("format"), BLOCK);
        String name = format.keySet().iterator().next();
        AdapterFactory factory = ServiceLoader.load(AdapterFactory.class).stream().map(ServiceLoader.Provider::get)
                .filter(f -> f.format().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no format " + name));
        return factory.create(new AdapterSettings(feed.department(), feed.id(), feed.type(), feed.statement(),
                YAML.convertValue(format.get(name), BLOCK), YAML.convertValue(feed.settings().get("mapping"), BLOCK), CODE_TABLES::get,
                maxMessageBytes));
    }

    public static List<SourceRecord> records(Adapter adapter, InputStream bytes) throws IOException, UnreadableMessageException {
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = adapter.open(bytes)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    public static List<SourceRecord> records(Adapter adapter, String text) throws IOException, UnreadableMessageException {
        return records(adapter, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static List<Draft> drafts(Adapter adapter, InputStream bytes) throws IOException, UnreadableMessageException {
        return records(adapter, bytes).stream().map(adapter::translate).toList();
    }
}
