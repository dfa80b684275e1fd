/** Records of a fixed number of bytes, with or without line ends. */
package io.yizhan.hub.adapters.fixedwidth;
