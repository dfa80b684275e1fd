package io.yizhan.hub.signing;

/** A signature that does not verify, or a signed note without a signature of the expected key. */
public class InvalidSignatureException extends Exception {
    public InvalidSignatureException(String detail) {
        super(detail);
    }
}
