package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.SourceRecord;
import java.util.List;

/**
 * Neighbouring records of one message, as they travel over the inbox together.
 *
 * @param digest digest of the message they are of
 */
public record Chunk(String message, String department, String feed, String digest, List<SourceRecord> records) {

    /** Names the chunk within its message. */
    public long firstRecord() {
        return records.get(0).number();
    }

    /** The id of the envelope a record travels in. */
    public String envelope(SourceRecord record) {
        return message + "/" + record.number();
    }
}
