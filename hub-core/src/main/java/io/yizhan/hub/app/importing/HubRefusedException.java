package io.yizhan.hub.app.importing;

/** The hub answered with a problem (RFC 9457) that trying again does not cure. */
public final class HubRefusedException extends Exception {

    private final int status;
    private final String title;
    private final String code;

    public HubRefusedException(int status, String title, String detail, String code) {
        super(detail);
        this.status = status;
        this.title = title;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** What kind of problem, in the language asked for. */
    public String title() {
        return title;
    }

    /** The stable code, or {@code HTTP-<status>} where the answer was no problem document. */
    public String code() {
        return code;
    }
}
