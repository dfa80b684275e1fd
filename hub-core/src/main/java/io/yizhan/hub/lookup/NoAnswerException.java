package io.yizhan.hub.lookup;

/** A department did not answer a question, or not so that it can be understood. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean late;

    /** @param reason why, for an operator: never a URL, a code or what a server said */
    NoAnswerException(String reason, Throwable cause) {
        this(reason, false, cause);
    }

    private NoAnswerException(String reason, boolean late, Throwable cause) {
        super(reason, cause);
        this.late = late;
    }

    static NoAnswerException late(Throwable cause) {
        return new NoAnswerException("no answer in time", true, cause);
    }

    boolean late() {
        return late;
    }
}
