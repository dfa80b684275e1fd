/** JSON (RFC 8259) and JSON lines, streamed. */
package io.yizhan.hub.adapters.json;
