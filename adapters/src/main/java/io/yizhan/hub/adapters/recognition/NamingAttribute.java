package io.yizhan.hub.adapters.recognition;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An attribute that says what an element is, where the element's name does not. @param name with its {@code @} */
record NamingAttribute(String name) {

    private static final Set<String> USUAL = Set.of("name", "key", "id", "code", "field", "label", "title", "column", "col", "n", "property", "item", "mc", "zdm",
            "zdmc", "fieldname", "columnname", "attr", "tag", "名称", "名", "字段", "字段名", "字段名称", "项名", "数据项", "代码");

    /** That of elements of one name within one parent, if they are told apart by one alone and hold a text each. */
    static Optional<NamingAttribute> of(List<RecordTree> alike) {
        if (alike.size() < 2) {
            return Optional.empty();
        }
        return alike.get(0).names().stream().filter(name -> name.startsWith("@") && USUAL.contains(name.substring(Math.max(1, name.indexOf(':') + 1)).toLowerCase(Locale.ROOT)))
                .filter(name -> tells(name, alike)).findFirst().map(NamingAttribute::new);
    }

    String step(String element, RecordTree node) {
        return element + "[" + name + "='" + node.children(name).get(0).text() + "']";
    }

    private static boolean tells(String attribute, List<RecordTree> alike) {
        Set<String> values = new HashSet<>();
        int named = 0;
        for (RecordTree node : alike) {
            String value = node.children(attribute).isEmpty() ? "" : node.children(attribute).get(0).text();
            boolean leaf = node.names().stream().allMatch(name -> name.startsWith("@") || name.matches("(?i)(\\w+:)?(value|val|text|content)"));
            if (!leaf || value.isEmpty() || value.matches(".*['/\\]].*") || !values.add(value)) {
                return false;
            }
            named += value.matches("[\\p{L}][\\p{L}\\p{N}_. -]*") ? 1 : 0;
        }
        boolean bare = alike.stream().allMatch(node -> node.names().size() == 1 && node.text().isEmpty());
        return !bare && named > 0.8 * alike.size() && !manyOthers(attribute, alike);
    }

    /** An element with several attributes beside the one is a record of its own, of which that one is a value. */
    private static boolean manyOthers(String attribute, List<RecordTree> alike) {
        return alike.stream().anyMatch(node -> node.names().stream().filter(name -> !name.equals(attribute)).count() > 2)
                || alike.stream().allMatch(node -> node.text().isEmpty() && node.names().stream().noneMatch(name -> name.matches("(?i)@?(\\w+:)?(value|val|text|content|v)")));
    }
}
