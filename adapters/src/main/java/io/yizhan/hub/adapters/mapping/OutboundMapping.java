package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.RenderedRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Fills a department's own names out of a licence's canonical fields. Immutable, used by many threads. */
public final class OutboundMapping {

    private static final String STATE = "state";
    private static final String VALID = "01";

    private final Map<String, Phrase> phrases;
    private final boolean tellsState;

    /** @param phrases by the department's name, in its order */
    OutboundMapping(Map<String, Phrase> phrases) {
        this.phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
        this.tellsState = phrases.values().stream().anyMatch(phrase -> phrase.fields().contains(STATE));
    }

    /** The names it fills, in its order. */
    public Set<String> names() {
        return phrases.keySet();
    }

    /** Texts that a name is sure to hold sooner or later, to be tried when it is configured. */
    public List<String> foreseen(String name) {
        return phrases.get(name).foreseen();
    }

    /** Canonical fields it needs beside those shown, sorted. */
    public List<String> lacking(Set<String> shown) {
        Set<String> lacking = new TreeSet<>();
        phrases.values().forEach(phrase -> lacking.addAll(phrase.lacking(shown)));
        return List.copyOf(lacking);
    }

    /** @param licence canonical name to text */
    public RenderedRecord render(SortedMap<String, String> licence) {
        Wording wording = new Wording(licence);
        if (!tellsState && !VALID.equals(licence.getOrDefault(STATE, VALID))) {
            wording.violation("record", "E-OUT-STATE", "the licence is not in force, and no name of the delivery tells its state, so it "
                    + "would pass for valid; add one that is filled from state");
        }
        phrases.forEach((name, phrase) -> {
            String text = phrase.text(name, wording);
            if (text != null) {
                wording.put(name, text);
            }
        });
        return wording.record();
    }
}
