package io.yizhan.hub.exchange.broker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text as the body of a text message holds it, UTF-16 with the low byte first, so that one can be put together from pieces of another. Of one thread. */
public final class DeliveryText {

    private byte[] bytes = new byte[8192];
    private int size;

    /** An empty one; it grows. */
    public DeliveryText() {
    }

    public void clear() {
        size = 0;
    }

    /** Holds the first so many of these characters and nothing else from now on. */
    public void set(char[] chars, int length) {
        clear();
        room(2 * length);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(chars, 0, length);
        size = 2 * length;
    }

    /** Appends a piece of another. @param begin, @param end places of characters (UTF-16 units) in it */
    public void append(DeliveryText other, int begin, int end) {
        int more = 2 * (end - begin);
        room(more);
        System.arraycopy(other.bytes, 2 * begin, bytes, size, more);
        size += more;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** Only the first {@link #size} count. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_16LE);
    }
}
