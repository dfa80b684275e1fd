package io.yizhan.hub.lookup;

import java.util.Optional;

/** Asks one department by one protocol. Thread-safe. */
interface Question extends AutoCloseable {

    /** The answer's bytes in the feed's format, or empty where the department says that it has none. Returns or throws by the deadline. */
    Optional<byte[]> ask(String holderCode, Deadline deadline) throws NoAnswerException, InterruptedException;

    @Override
    default void close() {
        // holds nothing
    }
}
