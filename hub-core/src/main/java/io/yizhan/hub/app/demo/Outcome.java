package io.yizhan.hub.app.demo;

import java.util.ArrayList;
import java.util.List;

/** What came of a step. @param asTold whether as the story says @param facts what the telling is filled in with */
record Outcome(boolean asTold, List<Object> facts) {

    static Outcome of(boolean asTold, Object... facts) {
        return new Outcome(asTold, List.of(facts));
    }

    /** The same with one more thing that must hold, and more facts. */
    Outcome and(boolean also, Object... more) {
        List<Object> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return new Outcome(asTold && also, all);
    }
}
