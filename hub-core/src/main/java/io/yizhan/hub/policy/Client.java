package io.yizhan.hub.policy;

import io.yizhan.hub.catalogue.Text;
import java.security.PublicKey;

/** Who may talk to the hub, known by its key. */
public record Client(String id, Text name, Kind kind, PublicKey key) {

    /** A department issues, a consumer asks or receives for a purpose, an auditor reads the evidence, an operator runs the hub. */
    public enum Kind {
        DEPARTMENT, CONSUMER, AUDITOR, OPERATOR
    }
}
