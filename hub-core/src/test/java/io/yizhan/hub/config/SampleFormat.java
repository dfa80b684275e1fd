package io.yizhan.hub.config;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
}
