/** Reads the settings of a feed out of plain maps and lists, gathering every fault with its path and cure. */
package io.yizhan.hub.adapters.settings;
