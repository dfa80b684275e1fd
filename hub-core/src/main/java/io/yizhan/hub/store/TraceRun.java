package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries one after the other that tell of the same message: records of a chunk stand side by side, so one row traces many. */
record TraceRun(String message, long first, long entries) {

    /** The runs of events appended from an index on. */
    static List<TraceRun> of(long firstIndex, List<Event> events) {
        List<TraceRun> done = new ArrayList<>();
        Map<String, TraceRun> open = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            long index = firstIndex + i;
            for (String message : messages(events.get(i))) {
                TraceRun run = open.get(message);
                if (run != null && run.first + run.entries == index) {
                    open.put(message, new TraceRun(message, run.first, run.entries + 1));
                } else {
                    if (run != null) {
                        done.add(run);
                    }
                    open.put(message, new TraceRun(message, index, 1));
                }
            }
        }
        done.addAll(open.values());
        return done;
    }

    /** The event's message, and those of its envelopes {@code <message>/<record>}. */
    private static Set<String> messages(Event event) {
        Set<String> messages = new LinkedHashSet<>();
        if (event.members().get("message") instanceof String message) {
            messages.add(message);
        }
        if (event.members().get("envelopes") instanceof List<?> envelopes) {
            for (Object envelope : envelopes) {
                messages.add(envelope.toString().split("/", 2)[0]);
            }
        }
        return messages;
    }
}
