package io.yizhan.hub.adapters.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;

/** Tells of the texts and attributes of a record that no rule reads, by the paths a mapping would have to name them by. For one thread. */
final class UnreadNames {

    private final Map<String, String> prefixes = new HashMap<>();
    private final Consumer<String> unread;

    /** @param namespaces prefix to namespace; a name of another namespace is written {@code {namespace}name} */
    UnreadNames(Map<String, String> namespaces, Consumer<String> unread) {
        namespaces.forEach((prefix, namespace) -> prefixes.put(namespace, prefix + ":"));
        prefixes.put("", "");
        this.unread = unread;
    }

    /** A name as a step of a path. */
    String step(QName name) {
        return prefixes.getOrDefault(name.getNamespaceURI(), "{" + name.getNamespaceURI() + "}") + name.getLocalPart();
    }

    void text(String path) {
        unread.accept(path);
    }

    /** Those of the element at hand. @param place where it has some that are kept, else null */
    void attributes(XMLStreamReader xml, String path, PathTree place) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            QName name = xml.getAttributeName(i);
            if (place == null || !place.keeps(name)) {
                unread.accept(PathTree.below(path.equals(".") ? "" : path, "@" + step(name)));
            }
        }
    }
}
