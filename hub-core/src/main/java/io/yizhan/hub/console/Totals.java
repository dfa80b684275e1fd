package io.yizhan.hub.console;

import java.time.Instant;

/**
 * Records of one department, over all its messages.
 *
 * @param lastMessage when its newest message was received, or null where there was none
 */
public record Totals(long received, long registered, long unchanged, long rejected, long parked, long warned, Instant lastMessage) {

    /** Nothing yet. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, null);

    long settled() {
        return registered + unchanged + rejected + parked;
    }
}
