package io.yizhan.hub.adapter;

import java.util.List;

/** Makes the adapters of one format. Found by {@link java.util.ServiceLoader}; stateless. */
public interface AdapterFactory {

    /** The name of the format in {@code department.yaml}, e.g. {@code delimited}. */
    String format();

    /**
     * The media types a feed's HTTP door takes where {@code department.yaml} names none: lower case, without parameters. A format
     * without usual ones gives none, and each of its feeds must then name its own.
     */
    default List<String> contentTypes() {
        return List.of();
    }

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
