package io.yizhan.hub.policy;

/** A client whose token was verified, and the purpose it named, or null. */
public record Caller(Client client, Purpose purpose) {
}
