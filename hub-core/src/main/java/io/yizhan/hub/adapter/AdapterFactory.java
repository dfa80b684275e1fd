package io.yizhan.hub.adapter;

import java.util.List;

/** Makes the adapters of one format. Found by {@link java.util.ServiceLoader}; stateless. */
public interface AdapterFactory {

    /** The name of the format in {@code department.yaml}, e.g. {@code delimited}. */
    String format();

    /**
     * Makes the adapter of a feed.
     *
     * @throws AdapterSettingsException naming every fault of the settings at once
     */
    Adapter create(AdapterSettings settings) throws AdapterSettingsException;

    /**
     * Makes what writes a delivery in this format.
     *
     * @throws AdapterSettingsException naming every fault of the settings at once, or that the format is only read
     */
    default Rendition rendition(RenditionSettings settings) throws AdapterSettingsException {
        throw new AdapterSettingsException(List.of(new AdapterSettingsException.Fault("format",
                "the format " + format() + " is only read, not written; deliver in another")));
    }
}
