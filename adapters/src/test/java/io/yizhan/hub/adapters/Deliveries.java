package io.yizhan.hub.adapters;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.catalogue.SchemaTypes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes renditions for tests, out of YAML written in the test. */
public final class Deliveries {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final TypeReference<Map<String, Object>> BLOCK = new TypeReference<>() { };
    private static final Map<String, Map<String, String>> CODE_TABLES = SchemaTypes.codeTables();

    private Deliveries() {
    }

    /** @param yaml the {@code format} and {@code mapping} of a delivery, and as {@code reverse} the mapping of a feed */
    public static Rendition of(String yaml) throws AdapterSettingsException, IOException {
        Map<String, Object> keys = YAML.readValue(yaml, BLOCK);
        return of(keys.get("format"), keys.get("mapping"), keys.get("reverse"));
    }

    /** The format and mapping of a feed of {@code config/departments}, backwards. @param mapping in YAML, what goes before the feed's */
    public static Rendition reversed(Feeds.Feed feed, String mapping) throws AdapterSettingsException, IOException {
        return of(feed.settings().get("format"), YAML.readValue(mapping, BLOCK), feed.settings().get("mapping"));
    }

    private static Rendition of(Object format, Object mapping, Object reverse) throws AdapterSettingsException {
        Map<String, Object> formats = YAML.convertValue(format, BLOCK);
        String name = formats.keySet().iterator().next();
        AdapterFactory factory = ServiceLoader.load(AdapterFactory.class).stream().map(ServiceLoader.Provider::get)
                .filter(f -> f.format().equals(name)).findFirst().orElseThrow();
        return factory.rendition(new RenditionSettings("test", "test", "test", YAML.convertValue(formats.get(name), BLOCK),
                mapping == null ? Map.of() : YAML.convertValue(mapping, BLOCK), YAML.convertValue(reverse, BLOCK), CODE_TABLES::get));
    }

    /** Names and texts, one after the other. */
    public static SortedMap<String, String> licence(String... namesAndTexts) {
        SortedMap<String, String> licence = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            licence.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return licence;
    }

    /** The message of licences that can all be written. */
    public static byte[] message(Rendition rendition, List<SortedMap<String, String>> licences) {
        List<RenderedRecord> records = new ArrayList<>();
        for (SortedMap<String, String> licence : licences) {
            RenderedRecord record = rendition.render(licence);
            if (!record.violations().isEmpty()) {
                throw new AssertionError("can't be written: " + record.violations());
            }
            records.add(record);
        }
        return rendition.write(records);
    }

    @SafeVarargs
    public static String text(Rendition rendition, Charset charset, SortedMap<String, String>... licences) {
        return new String(message(rendition, List.of(licences)), charset);
    }

    /** Codes of what keeps a licence from being written. */
    public static List<String> codes(Rendition rendition, SortedMap<String, String> licence) {
        return rendition.render(licence).violations().stream().map(violation -> violation.field() + " " + violation.code()).toList();
    }
}
