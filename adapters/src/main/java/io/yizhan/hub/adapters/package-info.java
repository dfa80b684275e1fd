/**
 * The formats the hub reads, each an {@link io.yizhan.hub.adapter.AdapterFactory}: delimited, fixed-width, xml, json, xlsx.
 *
 * <p>A {@link io.yizhan.hub.adapters.RecordFormat} splits a message into records of source names and texts; the
 * {@link io.yizhan.hub.adapters.mapping.Mapping} fills canonical fields out of them; {@link io.yizhan.hub.adapters.MappedAdapter} joins
 * the two. The settings of each, with examples, are in {@code adapters/README.md}.
 */
package io.yizhan.hub.adapters;
