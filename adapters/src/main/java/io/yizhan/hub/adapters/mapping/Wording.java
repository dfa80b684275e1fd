package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.licence.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One licence on its way into a {@link RenderedRecord}. Used by one thread, thrown away after. */
final class Wording {

    private final Map<String, String> licence;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>(0);

    /** @param licence canonical name to text */
    Wording(Map<String, String> licence) {
        this.licence = licence;
    }

    /** The text of a canonical field, or null. */
    String field(String name) {
        return licence.get(name);
    }

    void put(String name, String text) {
        values.put(name, text);
    }

    void violation(String name, String code, String detail) {
        violations.add(new Violation(name, code, detail));
    }

    RenderedRecord record() {
        return new RenderedRecord(values, violations);
    }
}
