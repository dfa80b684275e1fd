package io.yizhan.hub.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An entry of the log. @param index zero-based @param bytes the very bytes that were hashed */
public record Entry(long index, byte[] bytes) {

    private static final byte[] TYPE = "\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    /** True where the entry is of this type; far quicker than to read it. Only {@code version} comes behind the type. */
    public boolean is(EventType type) {
        byte[] id = type.id().getBytes(StandardCharsets.US_ASCII);
        int at = lastIndexOf(TYPE) + TYPE.length;
        return at + id.length < bytes.length && bytes[at + id.length] == '"' && Arrays.equals(bytes, at, at + id.length, id, 0, id.length);
    }

    private int lastIndexOf(byte[] part) {
        for (int i = bytes.length - part.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -part.length;
    }

    /** What the entry tells. */
    public Event event() {
        return Event.ofEntry(bytes);
    }
}
