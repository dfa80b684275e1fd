package io.yizhan.hub.exchange;

/**
 * Says that a message is to be split from a record on.
 *
 * @param next one-based number of the first record not yet on the inbox
 */
public record Pointer(String message, long next) {
}
