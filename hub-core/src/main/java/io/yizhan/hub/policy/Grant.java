package io.yizhan.hub.policy;

import java.time.LocalDate;
import java.util.Set;

/**
 * One permission.
 *
 * @param id     names the rule in answers and evidence
 * @param items  service items it holds for; empty for a grant of forwarding only
 * @param fields canonical names it shows; others of the type are withheld
 * @param forward true where new licences of the type are put into the consumer's outbox
 * @param perMinute most requests a minute, 0 for no limit
 * @param basis  legal basis
 */
public record Grant(String id, String consumer, String type, Set<String> items, Set<String> fields, boolean forward, LocalDate from,
        LocalDate to, int perMinute, String basis) {
}
