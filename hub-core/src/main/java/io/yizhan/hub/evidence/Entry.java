package io.yizhan.hub.evidence;

/** An entry of the log. @param index zero-based @param bytes the very bytes that were hashed */
public record Entry(long index, byte[] bytes) {

    /** What the entry tells. */
    public Event event() {
        return Event.ofEntry(bytes);
    }
}
