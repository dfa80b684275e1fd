package io.yizhan.hub.adapters.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/** The prefixes that a drafted feed gives to the namespaces of a sample: the sample's own where they are free. */
final class Namespaces {

    private final Map<String, String> prefixes = new LinkedHashMap<>();

    /** Prefix to namespace, in the order met. */
    Map<String, String> prefixes() {
        return prefixes;
    }

    /** A name as paths write it. @param namespace may be null or empty @param prefix as the sample has it, may be null or empty */
    String name(String namespace, String prefix, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        return prefixes.entrySet().stream().filter(known -> known.getValue().equals(namespace)).map(Map.Entry::getKey).findFirst()
                .orElseGet(() -> add(namespace, prefix)) + ":" + local;
    }

    private String add(String namespace, String prefix) {
        String wanted = prefix == null || prefix.isEmpty() ? "d" : prefix;
        String free = wanted;
        for (int i = 2; prefixes.containsKey(free); i++) {
            free = wanted + i;
        }
        prefixes.put(free, namespace);
        return free;
    }
}
