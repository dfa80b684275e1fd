package io.yizhan.hub.store;

/** The database can't be read or written now (full disk, lock held by another, damaged file); trying again later may do. */
public class StoreUnavailableException extends RuntimeException {
    public StoreUnavailableException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
