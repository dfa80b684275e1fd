package io.yizhan.hub.adapters.settings;

import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.AdapterSettingsException.Fault;
import java.util.ArrayList;
import java.util.List;

/** The faults found in the settings of one feed, gathered so that they are told all at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** @param path dotted path below the feed; @param detail what is wrong, and the cure */
    public void add(String path, String detail) {
        found.add(new Fault(path, detail));
    }

    public void throwIfAny() throws AdapterSettingsException {
        if (!found.isEmpty()) {
            throw new AdapterSettingsException(found);
        }
    }
}
