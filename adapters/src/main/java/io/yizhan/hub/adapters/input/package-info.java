/**
 * From the bytes as received to text: gzip undone by its magic number, the encoding told and decoded strictly. Whatever the size of
 * the message, this costs the memory of a few buffers. What can't be read is an {@link io.yizhan.hub.adapters.input.UnreadableInput}.
 */
package io.yizhan.hub.adapters.input;
