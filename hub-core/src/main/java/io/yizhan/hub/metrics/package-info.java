/** The hub's own metrics, each named once in {@link io.yizhan.hub.metrics.HubMetrics}. */
package io.yizhan.hub.metrics;
