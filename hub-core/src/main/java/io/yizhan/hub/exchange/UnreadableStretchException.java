package io.yizhan.hub.exchange;

/** Bytes on the inbox or the splitter's queue that are no chunk or pointer of this hub's: changed, or locked with another key. Trying again does not help. */
final class UnreadableStretchException extends RuntimeException {

    UnreadableStretchException(Exception cause) {
        super("what came over the broker can't be read; see the cause", cause);
    }
}
