package io.yizhan.hub.signing;

/** Signs with one private key. Thread-safe. */
public interface Signer {
    byte[] sign(byte[] message);
}
