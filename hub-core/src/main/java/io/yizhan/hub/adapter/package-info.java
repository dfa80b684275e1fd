/**
 * The contract between the hub and the formats it reads.
 *
 * <p>A department's message goes through an {@link io.yizhan.hub.adapter.Adapter} in two steps. At <em>intake</em> the hub calls
 * {@link io.yizhan.hub.adapter.Adapter#open} once a message and pulls {@link io.yizhan.hub.adapter.SourceRecord}s from the reader,
 * on one thread, to the end; the reader streams, so a file of any size costs the memory of one record. At <em>process</em> it
 * calls {@link io.yizhan.hub.adapter.Adapter#translate} once a record, on many threads at a time.
 *
 * <p>What is delivered to a department goes the other way through a {@link io.yizhan.hub.adapter.Rendition}: {@code render} a licence,
 * {@code write} some of them as one message.
 *
 * <p>No type of Camel, Artemis, Bouncy Castle or Jackson appears here, so none of their upgrades touches an adapter.
 */
package io.yizhan.hub.adapter;
