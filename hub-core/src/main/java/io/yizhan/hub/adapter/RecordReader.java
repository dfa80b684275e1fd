package io.yizhan.hub.adapter;

import java.io.Closeable;
import java.io.IOException;

/** Pulls the records out of one message, in order; used by one thread, closed by the caller. */
public interface RecordReader extends Closeable {

    /**
     * The next record, or null at the end.
     *
     * @throws UnreadableMessageException where the rest of the message can't be read as this format at all
     * @throws IOException                where the bytes themselves can't be had
     */
    SourceRecord next() throws IOException, UnreadableMessageException;
}
