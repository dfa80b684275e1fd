/**
 * The mapping of a feed: for each canonical field one verb out of a closed set, compiled once. What these verbs can't say is Java in
 * an adapter of its own, not another verb.
 */
package io.yizhan.hub.adapters.mapping;
