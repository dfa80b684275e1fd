package io.yizhan.hub.adapters.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** The paths of a feed's source values by their steps, so that one pass over a record finds the values of all. */
final class PathTree {

    /** An attribute to keep, and the source name it is kept under. */
    record Attribute(QName name, String source) {
    }

    private final Map<QName, PathTree> children = new HashMap<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private String source;

    void add(XmlPath path, String source) {
        PathTree place = this;
        for (QName element : path.elements()) {
            place = place.children.computeIfAbsent(element, name -> new PathTree());
        }
        if (path.attribute() == null) {
            place.source = source;
        } else {
            place.attributes.add(new Attribute(path.attribute(), source));
        }
    }

    /** The place of a child element, or null. */
    PathTree child(QName element) {
        return children.get(element);
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** The source name of the element's own text, or null. */
    String source() {
        return source;
    }
}
