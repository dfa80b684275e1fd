/** How text becomes the bytes of a message: strictly, so that nothing is replaced or cut. */
package io.yizhan.hub.adapters.output;
