package io.yizhan.hub.adapter;

import java.io.IOException;
import java.io.InputStream;

/** Reads one feed of one department. Made once at start, immutable, used by many threads. */
public interface Adapter {

    /**
     * Opens a message. Called once a message, on the intake thread; the caller closes the reader, and the reader the stream.
     * The bytes are as received: compression (gzip, told by its magic number) and encoding are the adapter's to undo.
     * Where this throws, it has closed the stream itself.
     *
     * @throws UnreadableMessageException where the message can't be of this format
     */
    RecordReader open(InputStream bytes) throws IOException, UnreadableMessageException;

    /** Translates one record into canonical names. Never throws for bad data: that is what violations are for. */
    Draft translate(SourceRecord record);
}
