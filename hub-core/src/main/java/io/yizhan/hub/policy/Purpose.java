package io.yizhan.hub.policy;

/** What a consumer asks for: service item, case number, reason, and the person at its desk. Item and case are never blank. */
public record Purpose(String item, String caseNumber, String reason, String operator) {
}
