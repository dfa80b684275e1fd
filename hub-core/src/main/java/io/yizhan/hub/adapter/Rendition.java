package io.yizhan.hub.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes licences as one department wants them: its own names, its own format. The counterpart of {@link Adapter}. Made once, immutable,
 * used by many threads.
 */
public interface Rendition {

    /** The department's names that it fills, in the department's order. */
    List<String> names();

    /** Canonical fields it writes that are not among those shown, sorted; empty where all it needs is there. Told when it is configured. */
    List<String> lacking(Set<String> shown);

    /**
     * Puts one licence into the department's names and words. Never throws for what the licence holds: that is what violations are for,
     * and a record with any must not be written.
     *
     * @param licence canonical name to text, as a delivery shows it; names not known are passed over
     */
    RenderedRecord render(SortedMap<String, String> licence);

    /**
     * Writes one message of records rendered by this; the same records give the same bytes.
     *
     * @param records at least one, none with violations
     */
    byte[] write(Collection<RenderedRecord> records);

    /** Media type of its messages, with the charset where it has one: {@code text/csv; charset=GB18030}. */
    String mediaType();

    /** What names of its files end in, without the dot: {@code csv}. */
    String ending();

    /** Most records of one message; {@link Integer#MAX_VALUE} where the format sets no bound. */
    int mostRecords();
}
