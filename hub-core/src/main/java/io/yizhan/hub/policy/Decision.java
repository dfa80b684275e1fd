package io.yizhan.hub.policy;

import java.util.Set;

/** What policy says; there is no third answer. */
public sealed interface Decision {

    /** @param rule id of the grant; @param fields canonical names that may be shown */
    record Permit(String rule, Set<String> fields) implements Decision {
    }

    /** @param reason stable code, one of those listed at {@link Policy}; @param detail what is missing, and the cure */
    record Deny(String reason, String detail) implements Decision {
    }
}
