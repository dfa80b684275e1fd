package io.yizhan.hub.exchange.door;

import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.lookup.Deadline;
import io.yizhan.hub.lookup.Inquiry;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.lookup.Sought;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What departments that keep their data said for one answer, by licence type. Immutable. */
final class LiveAnswers {

    private final Map<String, Sought> byType;

    private LiveAnswers(Map<String, Sought> byType) {
        this.byType = byType;
    }

    /**
     * Asks all of them at once and waits until the deadline at most.
     *
     * @param types types the caller is permitted to see
     * @param held  whether the library holds a valid one of a type already
     */
    static LiveAnswers ask(Lookups lookups, Collection<String> types, String holderCode, Predicate<String> held, Deadline deadline) {
        Map<String, Inquiry> begun = new TreeMap<>();
        types.stream().filter(lookups::keeps).forEach(type -> begun.put(type, lookups.inquire(type, holderCode, held.test(type))));
        Map<String, Sought> byType = new TreeMap<>();
        begun.forEach((type, inquiry) -> byType.put(type, inquiry.await(deadline)));
        return new LiveAnswers(byType);
    }

    /** Whether a licence may be shown; not where its department is asked each time and did not confirm it. */
    boolean confirm(StoredLicence stored) {
        return byType.getOrDefault(stored.licence().type(), Sought.NOBODY).confirms(stored.department());
    }

    boolean complete() {
        return byType.values().stream().allMatch(sought -> sought.retryAfter().isEmpty());
    }

    /** Adds {@code asked} and {@code incomplete} where there is something to say. */
    void write(Map<String, Object> answer) {
        List<Map<String, Object>> asked = new ArrayList<>();
        List<Map<String, Object>> incomplete = new ArrayList<>();
        byType.forEach((type, sought) -> {
            sought.asOf().ifPresent(time -> asked.add(Map.of("type", type, "asOf", Reply.time(time))));
            sought.retryAfter().ifPresent(seconds -> incomplete.add(Map.of("type", type, "retryAfter", seconds)));
        });
        if (!asked.isEmpty()) {
            answer.put("asked", asked);
        }
        if (!incomplete.isEmpty()) {
            answer.put("incomplete", incomplete);
        }
    }
}
