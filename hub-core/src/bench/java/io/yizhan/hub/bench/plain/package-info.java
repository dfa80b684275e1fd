/**
 * The plain Camel route the hub is compared with: what a good Camel developer writes for the same work without the hub's idea of
 * sharing. A message is taken, read, validated, signed, stored with its evidence and sent to three outboxes, each on its own: one signature,
 * one SQL commit and one JMS commit a message. Nothing in it is slow on purpose: connection, sessions, producers and consumers are
 * cached, the three sends share the transaction of the taking, and library and evidence share one SQL commit.
 */
package io.yizhan.hub.bench.plain;
