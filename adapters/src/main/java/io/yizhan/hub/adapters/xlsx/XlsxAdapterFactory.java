package io.yizhan.hub.adapters.xlsx;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapters.MappedAdapter;
import java.util.List;

/** Makes adapters of the format {@code xlsx}; source names are column names, of several header rows joined. */
public final class XlsxAdapterFactory implements AdapterFactory {

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public List<String> contentTypes() {
        return List.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @Override
    public Adapter create(AdapterSettings settings) throws AdapterSettingsException {
        return MappedAdapter.of(format(), settings, (format, sources) -> XlsxFormat.of(format, sources, settings.maxMessageBytes()));
    }
}
