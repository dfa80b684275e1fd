package io.yizhan.hub.signing;

/** HMAC of RFC 2104 under one key, its two blocks made ready. Immutable. */
final class Hmac {

    /** Bytes of a block, in both suites. */
    private static final int BLOCK = 64;

    private final Suite suite;
    private final byte[] inner;
    private final byte[] outer;

    Hmac(Suite suite, byte[] key) {
        this.suite = suite;
        byte[] block = key.length > BLOCK ? suite.digest(key) : key;
        inner = padded(block, 0x36);
        outer = padded(block, 0x5c);
    }

    byte[] of(byte[] message) {
        return suite.digest(outer, suite.digest(inner, message));
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (pad ^ (i < key.length ? key[i] : 0));
        }
        return block;
    }
}
