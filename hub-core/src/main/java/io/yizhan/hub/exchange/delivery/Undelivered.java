package io.yizhan.hub.exchange.delivery;

import jakarta.jms.Message;
import java.util.List;

/**
 * What a department can't be given, however often it is tried.
 *
 * @param taken    as it was in the outbox
 * @param envelope id of the delivery, or null where it has none
 * @param delivery id of the delivery that should have carried it, or null where there is none
 * @param codes    stable codes of why
 * @param detail   why, and the cure; goes to the parked message and to no log, for a target's own words may be in it
 */
record Undelivered(Message taken, String envelope, String delivery, List<String> codes, String detail) {
}
