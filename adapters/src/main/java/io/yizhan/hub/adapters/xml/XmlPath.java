package io.yizhan.hub.adapters.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * A path of elements, perhaps ending in an attribute: {@code a:Body/a:Row}, {@code Holder/@code}, {@code .} for the record's own text.
 * A name without a prefix is in no namespace, as in XPath 1.0. {@code field[@name='ZZBH']} is a field whose attribute has that value.
 *
 * @param conditions of the elements, one each; null where there is none
 * @param attribute the attribute it ends in, or null
 */
record XmlPath(List<QName> elements, List<Condition> conditions, QName attribute) {

    /** A value that an attribute must have. */
    record Condition(QName attribute, String value) {
    }

    private static final Pattern CONDITIONAL = Pattern.compile("([^\\[]+)\\[@([^=]+)='([^']*)'\\]");

    /**
     * Reads a path.
     *
     * @param namespaces prefix to namespace
     * @throws IllegalArgumentException with detail and cure, where it is none
     */
    static XmlPath of(String text, Map<String, String> namespaces) {
        List<QName> elements = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        if (text.equals(".")) {
            return new XmlPath(elements, conditions, null);
        }
        String[] steps = text.split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].startsWith("@") && i == steps.length - 1) {
                return new XmlPath(elements, conditions, name(steps[i].substring(1), namespaces));
            }
            Matcher conditional = CONDITIONAL.matcher(steps[i]);
            boolean has = conditional.matches();
            elements.add(name(has ? conditional.group(1) : steps[i], namespaces));
            conditions.add(has ? new Condition(name(conditional.group(2), namespaces), conditional.group(3)) : null);
        }
        return new XmlPath(elements, conditions, null);
    }

    /** True where an attribute's value is part of the way. */
    boolean isConditional() {
        return conditions.stream().anyMatch(Objects::nonNull);
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
