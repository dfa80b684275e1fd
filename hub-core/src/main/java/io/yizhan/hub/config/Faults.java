package io.yizhan.hub.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects faults, so that all are told at once. For one thread. */
final class Faults {

    private final List<ConfigFault> found = new ArrayList<>();

    void add(String file, int line, String path, String code, String detail) {
        found.add(new ConfigFault(file, line, path, code, detail));
    }

    void add(String file, String code, String detail) {
        add(file, 0, "", code, detail);
    }

    int count() {
        return found.size();
    }

    /** @throws ConfigException with all faults by file and line, where there is any */
    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            // A feed that a delivery reads backwards is read twice.
            throw new ConfigException(found.stream().distinct()
                    .sorted(Comparator.comparing(ConfigFault::file).thenComparing(ConfigFault::line).thenComparing(ConfigFault::path))
                    .toList());
        }
    }
}
