package io.yizhan.hub.adapters;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** A format as set up for one feed: how its messages split into records. Immutable, used by many threads. */
public interface RecordFormat {

    /**
     * Opens a message. What this and the reader throw as {@link io.yizhan.hub.adapters.input.UnreadableInput} reaches the hub as an
     * {@link UnreadableMessageException}.
     *
     * @param plain the bytes of the message, gzip undone, their number bounded; closed by closing the reader
     */
    RecordReader open(InputStream plain) throws IOException, UnreadableMessageException;

    /** Sets a format up. */
    @FunctionalInterface
    interface Settings {
        /**
         * @param format  the block below the format's name; faults go to its gathering
         * @param sources the source names that mapping and checks read; no others need be kept
         */
        RecordFormat read(Block format, Set<String> sources);
    }
}
