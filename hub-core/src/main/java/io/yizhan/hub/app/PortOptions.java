package io.yizhan.hub.app;

import io.yizhan.hub.config.HubConfig.Overrides;
import picocli.CommandLine.Option;

/** Where a hub listens, as flags. */
final class PortOptions {

    @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "host")
    private String host;
    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private Integer port;
    @Option(names = "--management-port", paramLabel = "PORT", descriptionKey = "managementPort")
    private Integer managementPort;
    @Option(names = "--broker-port", paramLabel = "PORT", descriptionKey = "brokerPort")
    private Integer brokerPort;

    Overrides overrides() {
        return new Overrides(host, port, managementPort, brokerPort, null);
    }

    /** The same, but {@code --port 0} frees the other ports too where they are not given. */
    Overrides allFreeWithPortZero() {
        boolean free = port != null && port == 0;
        return new Overrides(host, port, free && managementPort == null ? Integer.valueOf(0) : managementPort,
                free && brokerPort == null ? Integer.valueOf(0) : brokerPort, null);
    }
}
