package io.yizhan.hub.adapters.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * A path of elements, perhaps ending in an attribute: {@code a:Body/a:Row}, {@code Holder/@code}, {@code .} for the record's own text.
 * A name without a prefix is in no namespace, as in XPath 1.0.
 *
 * @param attribute the attribute it ends in, or null
 */
record XmlPath(List<QName> elements, QName attribute) {

    /**
     * Reads a path.
     *
     * @param namespaces prefix to namespace
     * @throws IllegalArgumentException with detail and cure, where it is none
     */
    static XmlPath of(String text, Map<String, String> namespaces) {
        List<QName> elements = new ArrayList<>();
        if (text.equals(".")) {
            return new XmlPath(elements, null);
        }
        String[] steps = text.split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].startsWith("@") && i == steps.length - 1) {
                return new XmlPath(elements, name(steps[i].substring(1), namespaces));
            }
            elements.add(name(steps[i], namespaces));
        }
        return new XmlPath(elements, null);
    }

    private static QName name(String step, Map<String, String> namespaces) {
        int colon = step.indexOf(':');
        String prefix = colon < 0 ? "" : step.substring(0, colon);
        String local = step.substring(colon + 1);
        if (local.isEmpty() || !local.codePoints().allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '-' || c == '.')) {
            throw new IllegalArgumentException("not a path; write element names between /, and @name last for an attribute");
        }
        if (!prefix.isEmpty() && !namespaces.containsKey(prefix)) {
            throw new IllegalArgumentException("prefix " + prefix + " is not declared; add it to namespaces");
        }
        return new QName(prefix.isEmpty() ? XMLConstants.NULL_NS_URI : namespaces.get(prefix), local);
    }
}
