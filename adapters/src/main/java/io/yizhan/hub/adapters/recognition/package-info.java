/** What the recognisers of the formats have in common: is a row a header, which of a tree's nodes are the records. */
package io.yizhan.hub.adapters.recognition;
