package io.yizhan.hub.app.importing;

/** No hub answered for as long as we were ready to wait. */
public final class HubUnreachableException extends Exception {
    public HubUnreachableException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
