package io.yizhan.hub.exchange.door;

import io.yizhan.hub.policy.AccessRequest;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Decision;
import io.yizhan.hub.policy.Policy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks policy on behalf of the doors. Thread-safe. */
public final class Access {

    private final Policy policy;

    public Access(Policy policy) {
        this.policy = policy;
    }

    /** The permission for one type. @throws ProblemException with policy's reason */
    Decision.Permit permitted(Caller caller, String type) {
        return permitted(caller, List.of(type)).get(type);
    }

    /** The permissions for all types that are permitted at all. @throws ProblemException with policy's reason where none is */
    SortedMap<String, Decision.Permit> permitted(Caller caller) {
        return permitted(caller, List.copyOf(new TreeMap<>(policy.catalogue().types()).keySet()));
    }

    boolean isType(String type) {
        return policy.catalogue().type(type).isPresent();
    }

    private SortedMap<String, Decision.Permit> permitted(Caller caller, List<String> types) {
        SortedMap<String, Decision.Permit> permits = new TreeMap<>();
        Decision.Deny denial = new Decision.Deny("E-NO-GRANT", "no licence type is known here");
        for (String type : types) {
            Decision decision = policy.decide(new AccessRequest(caller, type));
            if (decision instanceof Decision.Permit permit) {
                permits.put(type, permit);
            } else if (denial.reason().equals("E-NO-GRANT")) {
                // a grant that does not reach far enough says more than no grant at all
                denial = (Decision.Deny) decision;
            }
        }
        if (permits.isEmpty()) {
            throw refused(denial);
        }
        return permits;
    }

    static ProblemException refused(Decision.Deny denial) {
        return new ProblemException(denial.reason(), denial.detail());
    }
}
