package io.yizhan.hub.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Licence types, service items and code tables. Immutable. */
public record Catalogue(Map<String, LicenceType> types, Map<String, ServiceItem> items, Map<String, Map<String, String>> codeTables) {

    public Catalogue {
        types = Map.copyOf(types);
        items = Map.copyOf(items);
        codeTables = Map.copyOf(codeTables);
    }

    public Optional<LicenceType> type(String id) {
        return Optional.ofNullable(types.get(id));
    }

    public Optional<ServiceItem> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** A code table by name: source word or code to canonical code. */
    public Optional<Map<String, String>> codeTable(String name) {
        return Optional.ofNullable(codeTables.get(name));
    }

    public Collection<LicenceType> allTypes() {
        return types.values();
    }
}
