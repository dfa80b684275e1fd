package io.yizhan.hub.adapters.json;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.MappedAdapter;
import io.yizhan.hub.adapters.MappedRendition;
import java.util.List;

/** Makes adapters and renditions of the format {@code json}; source names are JSON pointers (RFC 6901) below the record. */
public final class JsonAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "json";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("application/json", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, JsonFormat::of);
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        return MappedRendition.of(format(), settings, JsonMessage::of);
    }
}
