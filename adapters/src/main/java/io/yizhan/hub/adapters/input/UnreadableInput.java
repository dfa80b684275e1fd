package io.yizhan.hub.adapters.input;

import io.yizhan.hub.adapter.UnreadableMessageException;
import java.io.IOException;

/**
 * An {@link UnreadableMessageException} on its way through {@code java.io}, whose streams and readers may only throw
 * {@code IOException}. {@link #unwrap} turns it back.
 */
public final class UnreadableInput extends IOException {

    private final String code;

    /** @param code stable code; @param detail where, what and the cure; never a value out of the message */
    public UnreadableInput(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public UnreadableInput(String code, String detail) {
        this(code, detail, null);
    }

    /** Throws the unreadable message that {@code thrown} is or was caused by; returns where it is neither. */
    public static void unwrap(Throwable thrown) throws UnreadableMessageException {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof UnreadableInput unreadable) {
                throw new UnreadableMessageException(unreadable.code, unreadable.getMessage(), unreadable);
            }
        }
    }
}
