package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code forwarded} entry says: which licence version went to whom.
 *
 * @param rules consumer to the id of the grant by which it is sent
 */
record Forwarded(String message, long record, String department, String licence, int version, Map<String, String> rules) {

    /** Empty where the event is of another type. */
    static Optional<Forwarded> of(Event event) {
        if (event.type() != EventType.FORWARDED) {
            return Optional.empty();
        }
        Map<String, Object> members = event.members();
        Map<String, String> rules = new LinkedHashMap<>();
        for (Object to : (List<?>) members.get("to")) {
            rules.put((String) ((Map<?, ?>) to).get("consumer"), (String) ((Map<?, ?>) to).get("rule"));
        }
        return Optional.of(new Forwarded((String) members.get("message"), ((Number) members.get("record")).longValue(),
                (String) members.get("department"), (String) members.get("licence"), ((Number) members.get("version")).intValue(), rules));
    }

    String envelope() {
        return message + "/" + record;
    }

    /** The grants it names, as they are now; without those that have been withdrawn since. */
    List<Grant> grants(Policy policy) {
        return rules.entrySet().stream().flatMap(rule -> policy.forwarding(rule.getValue(), rule.getKey()).stream()).toList();
    }
}
