package io.yizhan.hub.adapters.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the texts of a record go: paths by their steps, in the order they were added. */
final class ElementTree {

    private final Map<String, ElementTree> elements = new LinkedHashMap<>();
    /** Attribute as written, to the path that ends in it. */
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String name;

    /** @param path a path that {@link XmlPath} reads */
    void add(String path) {
        ElementTree place = this;
        if (!path.equals(".")) {
            for (String step : path.split("/")) {
                if (step.startsWith("@")) {
                    place.attributes.put(step.substring(1), path);
                    return;
                }
                place = place.elements.computeIfAbsent(step, element -> new ElementTree());
            }
        }
        place.name = path;
    }

    /** Writes the element; those below it that hold nothing are left out. */
    void write(XmlText xml, String element, Map<String, String> record) {
        xml.open(element);
        attributes.forEach((attribute, path) -> {
            if (record.containsKey(path)) {
                xml.attribute(attribute, record.get(path));
            }
        });
        if (name != null && record.containsKey(name)) {
            xml.content(record.get(name));
        }
        elements.forEach((step, below) -> {
            if (below.isIn(record)) {
                below.write(xml, step, record);
            }
        });
        xml.close(element);
    }

    private boolean isIn(Map<String, String> record) {
        return name != null && record.containsKey(name) || attributes.values().stream().anyMatch(record::containsKey)
                || elements.values().stream().anyMatch(below -> below.isIn(record));
    }
}
