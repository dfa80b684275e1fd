/** Separated values as RFC 4180 has them and as registers write them. */
package io.yizhan.hub.adapters.delimited;
