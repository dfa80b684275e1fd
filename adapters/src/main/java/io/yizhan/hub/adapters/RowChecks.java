package io.yizhan.hub.adapters;

import io.yizhan.hub.adapters.mapping.DatePattern;
import io.yizhan.hub.adapters.mapping.Edges;
import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells a shifted row by meaning: a row has shifted where a named source value is not what its column holds in every sound row. The
 * key {@code checks} of a format: source name to {@code date} or the name of a code table. An absent value fails too.
 */
final class RowChecks {

    static final String SHIFTED = "E-ROW-SHIFTED";
    private static final String DATE = "date";

    /** @param name as the settings have it; @param expected in words */
    private record Check(Predicate<String> holds, String name, String expected) {
    }

    private final Map<String, Check> checks = new LinkedHashMap<>();

    RowChecks(Block format, Function<String, Map<String, String>> codeTables) {
        format.textMap("checks").forEach((source, expected) -> {
            Map<String, String> table = expected.equals(DATE) ? Map.of() : codeTables.apply(expected);
            if (expected.equals(DATE)) {
                checks.put(source, new Check(text -> DatePattern.firstDay(DatePattern.DEFAULTS, text) != null, DATE, "a date"));
            } else if (table == null) {
                format.fault("checks." + source, "neither date nor a code table; add the table or correct the name");
            } else {
                checks.put(source, new Check(table::containsKey, expected, "in code table " + expected));
            }
        });
    }

    Set<String> sources() {
        return checks.keySet();
    }

    /** Source name to what it must hold, as the settings have it. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        checks.forEach((source, check) -> names.put(source, check.name()));
        return names;
    }

    /** The violation of the first check that fails, or null. */
    Violation firstFailure(Map<String, String> values) {
        for (Map.Entry<String, Check> check : checks.entrySet()) {
            String text = values.get(check.getKey());
            if (text == null || !check.getValue().holds().test(Edges.trim(text))) {
                return new Violation("record", SHIFTED, check.getKey() + " is not " + check.getValue().expected()
                        + ", so the columns have shifted; quote fields that hold the separator");
            }
        }
        return null;
    }
}
