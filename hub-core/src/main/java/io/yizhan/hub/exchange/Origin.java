package io.yizhan.hub.exchange;

import io.yizhan.hub.store.GroupCommit;

/** What a transport knows of a message beside its bytes. Asked once a message, when its bytes are read. */
@FunctionalInterface
public interface Origin {

    /**
     * The idempotency key of the message, or null: see {@link Intake#receive}. On the writer's thread.
     *
     * @param digest of the bytes as they came, SHA-256, hexadecimal
     */
    String key(String digest);

    /**
     * Keeps what the transport has to know after a crash, in the very moment in which the message is kept, or is found to have been
     * kept before. On the writer's thread.
     */
    default void note(GroupCommit.Moment moment) {
        // most transports ask their source anew
    }
}
