package io.yizhan.hub.joining.trial;

import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.validation.Judgement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One record and what became of it. @param failed the hub itself failed on it */
record Settled(SourceRecord record, Draft draft, Judgement judgement, boolean failed) {

    /** {@code registered}, {@code warned}, {@code rejected} or {@code parked}. */
    String outcome() {
        return failed ? "parked" : judgement.rejected() ? "rejected" : judgement.warned() ? "warned" : "registered";
    }

    /** Canonical name to text: as it would be registered, or as far as translating came. */
    SortedMap<String, String> after() {
        SortedMap<String, String> after = new TreeMap<>();
        draft.fields().forEach((name, value) -> after.put(name, value.value()));
        if (judgement.licence() != null) {
            judgement.licence().flat().forEach((name, text) -> {
                if (!name.endsWith(Licence.RAW_SUFFIX)) {
                    after.put(name, text);
                }
            });
        }
        if (judgement.change() != null) {
            after.put("number", judgement.change().number());
            after.put("operation", judgement.change().operation().id());
            after.put("date", judgement.change().date().toString());
        }
        return after;
    }

    /** True where its texts may stand under others' names, so that none of them is as harmless as its name. */
    boolean isDisordered() {
        return judgement.violations().stream().anyMatch(v -> v.code().startsWith("E-ROW-"));
    }

    /** The codes found with a field. */
    List<String> codes(String field) {
        return judgement.violations().stream().filter(v -> v.field().equals(field)).map(v -> v.code()).toList();
    }
}
