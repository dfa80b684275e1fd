package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.adapter.RenditionSettings;
import io.yizhan.hub.adapters.MappedAdapter;
import io.yizhan.hub.adapters.MappedRendition;
import java.util.List;

/** Makes adapters and renditions of the format {@code xml}; source names are paths below the record's element. */
public final class XmlAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "xml";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("application/xml", "text/xml", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, XmlFormat::of);
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        return MappedRendition.of(format(), settings, XmlMessage::of);
    }
}
