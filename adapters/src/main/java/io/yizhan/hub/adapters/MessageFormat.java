package io.yizhan.hub.adapters;

import io.yizhan.hub.adapters.settings.Block;
import io.yizhan.hub.licence.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A format as set up for one delivery: how records become a message. Immutable, used by many threads. */
public interface MessageFormat {

    /** Why a text can't stand under a name, or null where it can. Whatever passes here can be written. */
    Violation obstacle(String name, String text);

    /** One message. @param records name to text, each of which passed; at least one record */
    byte[] write(List<Map<String, String>> records);

    /** With the charset where it has one. */
    String mediaType();

    /** What file names end in, without the dot. */
    String ending();

    /** Most records of a message. */
    default int mostRecords() {
        return Integer.MAX_VALUE;
    }

    /** Sets a format up. */
    @FunctionalInterface
    interface Settings {
        /**
         * @param format the block below the format's name; faults go to its gathering. The keys that only reading needs are passed over
         * @param names  the names that the mapping fills, in its order
         */
        MessageFormat read(Block format, Set<String> names);
    }
}
