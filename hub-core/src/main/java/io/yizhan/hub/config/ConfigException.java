package io.yizhan.hub.config;

import java.util.List;

/** A configuration that can't be run, with every fault at once. */
public class ConfigException extends Exception {

    private final transient List<ConfigFault> faults;

    public ConfigException(List<ConfigFault> faults) {
        super(faults.size() + " faults in the configuration: " + faults);
        this.faults = List.copyOf(faults);
    }

    public List<ConfigFault> faults() {
        return faults;
    }
}
