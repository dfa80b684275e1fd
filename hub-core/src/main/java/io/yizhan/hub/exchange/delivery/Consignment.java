package io.yizhan.hub.exchange.delivery;

import jakarta.jms.Session;
import java.util.List;

/**
 * What was taken from an outbox in one JMS transaction.
 *
 * @param parcels     on their way; behind the courier, those that arrived
 * @param undelivered those found so far that will not arrive
 */
record Consignment(Session session, List<Parcel> parcels, List<Undelivered> undelivered) {
}
