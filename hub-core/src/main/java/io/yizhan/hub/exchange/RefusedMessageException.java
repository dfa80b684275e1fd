package io.yizhan.hub.exchange;

/** A department's message that intake does not take; nothing of it is kept. */
public class RefusedMessageException extends Exception {

    private final String code;

    /**
     * @param code   stable code of {@code schemas/problems.yaml}
     * @param detail what is wrong and the cure; never a value out of the message
     */
    public RefusedMessageException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
