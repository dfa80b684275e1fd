package io.yizhan.hub.signing;

/** Verifies with one public key. Returns nothing and throws, so that a result can't be ignored. Thread-safe. */
public interface Verifier {
    void verify(byte[] message, byte[] signature) throws InvalidSignatureException;
}
