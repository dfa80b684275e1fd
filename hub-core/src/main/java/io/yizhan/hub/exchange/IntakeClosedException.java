package io.yizhan.hub.exchange;

import io.yizhan.hub.store.StoreUnavailableException;

/** Intake takes nothing for now, so that what it has taken can still be settled; it opens again by itself. */
public class IntakeClosedException extends StoreUnavailableException {
    public IntakeClosedException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
