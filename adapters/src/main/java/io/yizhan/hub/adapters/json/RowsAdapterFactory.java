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

/** Makes adapters and renditions of the format {@code rows}: rows of a table, which the hub keeps as JSON lines; source names are the names of columns. */
public final class RowsAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "rows";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("application/x-ndjson", "application/json", "application/gzip");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, JsonFormat::rows);
    }

    @Override
    public Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        return MappedRendition.of(format(), settings, RowsMessage::of);
    }
}
