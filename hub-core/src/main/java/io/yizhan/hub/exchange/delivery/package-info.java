/**
 * Stage 4 in parts: what is taken from a department's outbox is put into its own format ({@link io.yizhan.hub.exchange.delivery.Rendering}),
 * carried to where it wants it ({@link io.yizhan.hub.exchange.delivery.Courier} by a {@link io.yizhan.hub.exchange.delivery.Carrier}) and
 * recorded ({@link io.yizhan.hub.exchange.delivery.Receipts}), all in the one JMS transaction that took it.
 */
package io.yizhan.hub.exchange.delivery;
