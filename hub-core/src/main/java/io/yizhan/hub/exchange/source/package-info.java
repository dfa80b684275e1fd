/**
 * Sources the hub asks by itself: tables, file servers, documents of other web servers. Each look of each feed runs on the one thread of its
 * route. A source that does not answer costs nothing but its next look: {@link io.yizhan.hub.exchange.source.SourceWatch}.
 */
package io.yizhan.hub.exchange.source;
