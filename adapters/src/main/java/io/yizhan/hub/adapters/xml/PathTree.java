package io.yizhan.hub.adapters.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;

/** The paths of a feed's source values by their steps, so that one pass over a record finds the values of all. */
final class PathTree {

    /** An attribute to keep, and the source name it is kept under. */
    record Attribute(QName name, String source) {
    }

    private final Map<QName, PathTree> children = new HashMap<>();
    /** Of the children of a name, those that an attribute tells apart. */
    private final Map<QName, Map<XmlPath.Condition, PathTree>> named = new HashMap<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final String path;
    private String source;

    PathTree() {
        this("");
    }

    private PathTree(String path) {
        this.path = path;
    }

    void add(XmlPath path, String source) {
        PathTree place = this;
        String[] steps = source.split("/");
        for (int i = 0; i < path.elements().size(); i++) {
            PathTree above = place;
            String step = steps[i];
            XmlPath.Condition condition = path.conditions().get(i);
            place = condition == null ? place.children.computeIfAbsent(path.elements().get(i), name -> new PathTree(above.below(step)))
                    : place.named.computeIfAbsent(path.elements().get(i), name -> new LinkedHashMap<>()).computeIfAbsent(condition, any -> new PathTree(above.below(step)));
        }
        if (path.attribute() == null) {
            place.source = source;
        } else {
            place.attributes.add(new Attribute(path.attribute(), source));
        }
    }

    /** The place of the child element at hand, or null. */
    PathTree child(XMLStreamReader xml) {
        QName element = xml.getName();
        for (Map.Entry<XmlPath.Condition, PathTree> entry : named.getOrDefault(element, Map.of()).entrySet()) {
            QName attribute = entry.getKey().attribute();
            if (entry.getKey().value().equals(xml.getAttributeValue(attribute.getNamespaceURI(), attribute.getLocalPart()))) {
                return entry.getValue();
            }
        }
        return children.get(element);
    }

    /** The path of something below, {@code step} as a mapping would write it. */
    String below(String step) {
        return below(path, step);
    }

    static String below(String path, String step) {
        return path.isEmpty() ? step : path + "/" + step;
    }

    /** True where the attribute is one to keep. */
    boolean keeps(QName attribute) {
        return attributes.stream().anyMatch(kept -> kept.name().equals(attribute));
    }

    /** The path of the element's own text. */
    String path() {
        return path.isEmpty() ? "." : path;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** The source name of the element's own text, or null. */
    String source() {
        return source;
    }
}
