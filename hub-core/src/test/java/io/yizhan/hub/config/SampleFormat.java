package io.yizhan.hub.config;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapter.SourceRecord;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A format that reads nothing and wants every field of its mapping to be a verb block: enough to see what the factory is handed. The format odd has no usual content types. */
final class SampleFormat implements AdapterFactory {

    private final String name;

    SampleFormat(String name) {
        this.name = name;
    }

    record SampleAdapter(AdapterSettings settings) implements Adapter {
        @Override
        public RecordReader open(InputStream bytes) {
            throw new UnsupportedOperationException("reads nothing");
        }

        @Override
        public Draft translate(SourceRecord record) {
            return new Draft(new TreeMap<>(), List.of());
        }
    }

    @Override
    public String format() {
        return name;
    }

    @Override
    public List<String> contentTypes() {
        return name.equals("odd") ? List.of() : List.of("text/csv", "text/plain", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        List<AdapterSettingsException.Fault> faults = settings.mapping().entrySet().stream()
                .filter(e -> !(e.getValue() instanceof Map) && !(e.getValue() instanceof List))
                .map(e -> new AdapterSettingsException.Fault("mapping." + e.getKey(), "is no verb; write e.g. {copy: NAME}"))
                .sorted(java.util.Comparator.comparing(AdapterSettingsException.Fault::path)).toList();
        if (!faults.isEmpty()) {
            throw new AdapterSettingsException(faults);
        }
        return new SampleAdapter(settings);
    }

    /** Writes nothing; wants the fields that the verbs of its mapping copy, and of the feed's that it reverses. */
    record SampleRendition(RenditionSettings settings) implements Rendition {
        @Override
        public List<String> names() {
            return List.copyOf(settings.mapping().keySet());
        }

        @Override
        public List<String> lacking(Set<String> shown) {
            Map<String, Object> verbs = new TreeMap<>(settings.mapping());
            List<String> fields = new ArrayList<>(settings.reverse() == null ? Set.of() : settings.reverse().keySet());
            verbs.values().forEach(verb -> {
                if (verb instanceof Map<?, ?> map && map.get("copy") != null) {
                    fields.add(String.valueOf(map.get("copy")));
                }
            });
            return fields.stream().filter(field -> !shown.contains(field) && !field.endsWith("Words")).sorted().toList();
        }

        @Override
        public RenderedRecord render(SortedMap<String, String> licence) {
            return new RenderedRecord(licence, List.of());
        }

        @Override
        public byte[] write(Collection<RenderedRecord> records) {
            throw new UnsupportedOperationException("writes nothing");
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String ending() {
            return "txt";
        }

        @Override
        public int mostRecords() {
            return 100;
        }
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        if (settings.mapping().containsKey("unwritable")) {
            throw new AdapterSettingsException(List.of(new AdapterSettingsException.Fault("mapping.unwritable", "can't be written; leave it out")));
        }
        return new SampleRendition(settings);
    }
}
