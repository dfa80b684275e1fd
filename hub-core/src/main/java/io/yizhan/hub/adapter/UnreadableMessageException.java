package io.yizhan.hub.adapter;

/** A message that is not of its format: undecodable, not well formed, nested too deep, or hostile. */
public class UnreadableMessageException extends Exception {

    private final String code;

    /**
     * @param code   stable code, e.g. {@code E-XML-DTD}
     * @param detail where, what and the cure; never a value out of the message
     */
    public UnreadableMessageException(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public UnreadableMessageException(String code, String detail) {
        this(code, detail, null);
    }

    public String code() {
        return code;
    }
}
