package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.adapter.RenderedRecord;
import io.yizhan.hub.department.Delivery;
import jakarta.jms.Message;

/**
 * One licence on its way to a department.
 *
 * @param taken    as it was in the outbox
 * @param envelope id of the delivery
 */
record Parcel(Message taken, String envelope, Delivery delivery, RenderedRecord record) {
}
