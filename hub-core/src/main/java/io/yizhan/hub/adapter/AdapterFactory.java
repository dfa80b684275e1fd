package io.yizhan.hub.adapter;

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
}
