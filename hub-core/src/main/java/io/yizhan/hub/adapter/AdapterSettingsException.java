package io.yizhan.hub.adapter;

import java.util.List;

/** Settings an adapter can't be made of. */
public class AdapterSettingsException extends Exception {

    private final transient List<Fault> faults;

    /**
     * One fault of a settings block.
     *
     * @param path   dotted path below the feed, e.g. {@code mapping.issueDate.date}
     * @param detail what is wrong, and the cure
     */
    public record Fault(String path, String detail) {
    }

    public AdapterSettingsException(List<Fault> faults) {
        super(faults.size() + " faults in the feed's settings: " + faults);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
