package io.yizhan.hub.exchange;

/** An idempotency key used again for other bytes ({@code E-IDEMPOTENCY-KEY}). */
public class IdempotencyKeyException extends RefusedMessageException {

    public IdempotencyKeyException() {
        super("E-IDEMPOTENCY-KEY", "this Idempotency-Key came with other bytes before; use a new key for a new message");
    }
}
