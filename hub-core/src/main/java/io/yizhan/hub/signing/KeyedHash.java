package io.yizhan.hub.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** HMAC under a key of the ring. Thread-safe. */
public final class KeyedHash {

    private static final int ID_BYTES = 16;

    private final Suite suite;
    private final byte[] key;

    KeyedHash(Suite suite, byte[] key) {
        this.suite = suite;
        this.key = key.clone();
    }

    /** 32 bytes over the parts, each with its length before it, so that ("a","bc") and ("ab","c") differ. */
    public byte[] bytes(String... parts) {
        byte[][] texts = new byte[parts.length][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + texts[i].length;
        }
        ByteBuffer message = ByteBuffer.allocate(size);
        for (byte[] text : texts) {
            message.putInt(text.length).put(text);
        }
        return suite.hmac(key, message.array());
    }

    /** The first 16 bytes as 32 lower-case hex digits: an opaque identifier. */
    public String id(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes(parts), ID_BYTES));
    }
}
