package io.yizhan.hub.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF of RFC 5869 with no salt and an output of one block, 32 bytes. */
final class Hkdf {

    private static final byte[] NO_SALT = new byte[32];

    private Hkdf() {
    }

    static byte[] derive(Suite suite, byte[] secret, String use) {
        byte[] info = use.getBytes(StandardCharsets.UTF_8);
        byte[] first = Arrays.copyOf(info, info.length + 1);
        first[info.length] = 1;
        return suite.hmac(suite.hmac(NO_SALT, secret), first);
    }
}
