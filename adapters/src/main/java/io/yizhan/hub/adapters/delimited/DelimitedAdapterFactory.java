package io.yizhan.hub.adapters.delimited;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.MappedAdapter;
import io.yizhan.hub.adapters.MappedRendition;
import java.util.List;

/** Makes adapters and renditions of the format {@code delimited}; source names are column names. */
public final class DelimitedAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "delimited";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("text/csv", "text/plain", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, DelimitedFormat::of);
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        return MappedRendition.of(format(), settings, DelimitedMessage::of);
    }
}
