package io.yizhan.hub.library;

/** Result of verifying a licence by its number; the ordinal is the code in use. */
public enum Verdict {
    VALID, NOT_YET_ACTIVE, TEMPORARILY_INVALID, EXPIRED_OR_INVALID, NOT_ENOUGH_DATA, NOT_FOUND, MISMATCH;

    public int code() {
        return ordinal();
    }
}
