package io.yizhan.hub.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Consumer;

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

    /**
     * Opens a message as {@link #open(InputStream)} does and tells, while it is read, the source names that it holds and no rule reads.
     * For dry runs: the same name may be told many times, and reading takes longer.
     *
     * @param unread called on the reading thread; never called by an adapter that can't tell
     */
    default RecordReader open(InputStream bytes, Consumer<String> unread) throws IOException, UnreadableMessageException {
        return open(bytes);
    }

    /**
     * The message as text, whose lines {@link SourceRecord#line()} counts; empty where the format is no text. For dry runs. The caller
     * closes the reader, and the reader the stream; where there is none the stream is closed already.
     */
    default Optional<Reader> text(InputStream bytes) throws IOException, UnreadableMessageException {
        bytes.close();
        return Optional.empty();
    }

    /** What this adapter does, for people to read; {@link Rules#UNTOLD} where it does not tell. */
    default Rules rules() {
        return Rules.UNTOLD;
    }
}
