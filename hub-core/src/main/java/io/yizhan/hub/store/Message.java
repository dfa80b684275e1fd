package io.yizhan.hub.store;

import java.time.Instant;

/**
 * A department's message as the hub keeps it.
 *
 * @param id         time-ordered, opaque, {@code [0-9a-z]} only
 * @param digest     lower-case hex digest of the bytes as received
 * @param bytes      their number
 * @param receivedAt the evidence log's {@code received} entry has the same time
 * @param received   its entry in the log
 * @param records    how many records it holds, or null while it is still being split
 * @param settledAt  when the last record was settled, or null
 */
public record Message(String id, String department, String feed, String digest, long bytes, Instant receivedAt, long received,
        Long records, Tally tally, Instant settledAt) {

    /** Outcomes so far. A warned record is also registered or unchanged. */
    public record Tally(long registered, long unchanged, long rejected, long parked, long warned) {
        public long settled() {
            return registered + unchanged + rejected + parked;
        }
    }
}
