package io.yizhan.hub.adapters.fixedwidth;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.MappedAdapter;
import io.yizhan.hub.adapters.MappedRendition;
import java.util.List;

/** Makes adapters and renditions of the format {@code fixed-width}; source names are field names. */
public final class FixedWidthAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "fixed-width";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("text/plain", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, FixedWidthFormat::of);
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        return MappedRendition.of(format(), settings, FixedWidthMessage::of);
    }
}
