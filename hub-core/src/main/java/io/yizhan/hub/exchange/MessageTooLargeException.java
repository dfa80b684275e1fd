package io.yizhan.hub.exchange;

/** A message with more bytes than its licence type allows ({@code E-MESSAGE-TOO-LARGE}). */
public class MessageTooLargeException extends RefusedMessageException {

    /** @param limit most bytes of one message */
    public MessageTooLargeException(long limit) {
        super("E-MESSAGE-TOO-LARGE", "the message is larger than " + limit + " bytes, the limit of its licence type; send it in parts");
    }
}
