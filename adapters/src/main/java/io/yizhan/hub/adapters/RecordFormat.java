package io.yizhan.hub.adapters;

import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.settings.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A format as set up for one feed: how its messages split into records. Immutable, used by many threads. */
public interface RecordFormat {

    /**
     * Opens a message. What this and the reader throw as {@link io.yizhan.hub.adapters.input.UnreadableInput} reaches the hub as an
     * {@link UnreadableMessageException}.
     *
     * @param plain the bytes of the message, gzip undone, their number bounded; closed by closing the reader
     */
    RecordReader open(InputStream plain) throws IOException, UnreadableMessageException;

    /** As {@link #open(InputStream)}, and tells the source names of the message that are none of those it was set up to read. */
    default RecordReader open(InputStream plain, Consumer<String> unread) throws IOException, UnreadableMessageException {
        return open(plain);
    }

    /** The message as text, whose lines the records count; empty, and the bytes closed, where the format is no text. */
    default Optional<Reader> text(InputStream plain) throws IOException {
        plain.close();
        return Optional.empty();
    }

    /** Its settings, and what it may find wrong. */
    default Layout layout() {
        return Layout.UNTOLD;
    }

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
