package io.yizhan.hub.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** HMAC under a key of the ring. Thread-safe. */
public final class KeyedHash {

    private static final int ID_BYTES = 16;

    private final Hmac hmac;

    KeyedHash(Suite suite, byte[] key) {
        this.hmac = new Hmac(suite, key);
    }

    /** 32 bytes over the parts, each with its length before it, so that ("a","bc") and ("ab","c") differ. */
    public byte[] bytes(String... parts) {
        byte[][] texts = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes(texts);
    }

    /** The same over texts already in UTF-8. */
    public byte[] bytes(byte[]... texts) {
        int size = 0;
        for (byte[] text : texts) {
            size += Integer.BYTES + text.length;
        }
        ByteBuffer message = ByteBuffer.allocate(size);
        for (byte[] text : texts) {
            message.putInt(text.length).put(text);
        }
        return hmac.of(message.array());
    }

    /** The first 16 bytes as 32 lower-case hex digits: an opaque identifier. */
    public String id(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes(parts), ID_BYTES));
    }
}
