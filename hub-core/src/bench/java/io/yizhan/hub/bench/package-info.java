/**
 * The benchmark: what the hub settles in a second, beside a plain Camel route that does the same work with one signature and one commit a message.
 *
 * <p>{@code hub-core/bench} runs it. One process makes the load and takes the deliveries; the system under test is another one, so that the
 * CPU time of each is known. Both share the machine's cores, as the driver's work is part of what the figures include. Sections:
 * <ol>
 * <li>{@link io.yizhan.hub.bench.plain plain route}, by signature and number of consumers;
 * <li>the hub, fed with files and with single messages;
 * <li>queries, in an open loop at a given pace and as fast as they come;
 * <li>import of many rows, time from start to ready, resident size when idle.
 * </ol>
 * {@code BENCHMARKS.md} says how to read the figures.
 */
package io.yizhan.hub.bench;
