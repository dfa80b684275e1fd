package io.yizhan.hub.fuzz;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.Layout;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.licence.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A feed that is sent anything at all. It reads a message to its end and translates each record, or refuses the message by a code that its rules
 * tell of. That bytes can't be had is no answer here, they are all there: an {@link IOException} is a finding.
 */
final class FuzzedFeed {

    /** Most bytes once unpacked, and so most records of what is packed. */
    private static final int MOST_UNPACKED = 256 << 10;

    private final Adapter adapter;
    private final Layout layout;

    private FuzzedFeed(Adapter adapter) {
        this.adapter = adapter;
        this.layout = adapter.rules().layout();
    }

    /** @param yaml the {@code format} and {@code mapping} of a feed */
    static FuzzedFeed of(String yaml) {
        try {
            return new FuzzedFeed(Feeds.of(yaml, MOST_UNPACKED));
        } catch (AdapterSettingsException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Adapter adapter() {
        return adapter;
    }

    void check(byte[] message) throws Exception {
        Bounds.hold(message, this::read);
    }

    /** @param records and drafts by number and hash alone, as there may be many */
    private record Outcome(long records, long hash, String end) {
    }

    private Outcome read(byte[] message) throws IOException {
        long most = isPacked(message) ? MOST_UNPACKED : message.length + 1L;
        long records = 0;
        long hash = 0;
        try (RecordReader reader = adapter.open(new ByteArrayInputStream(message))) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                if (++records > most) {
                    throw new AssertionError("more than " + most + " records of " + message.length + " bytes");
                }
                hash = 31 * (31 * hash + hash(record)) + hash(adapter.translate(record));
            }
            return new Outcome(records, hash, "read");
        } catch (UnreadableMessageException e) {
            if (!layout.messageCodes().contains(e.code())) {
                throw new AssertionError("refused by a code its rules don't tell: " + e.code(), e);
            }
            return new Outcome(records, hash, e.code() + ' ' + e.getMessage());
        }
    }

    private int hash(SourceRecord record) {
        Violation fault = record.fault();
        if (fault != null && !layout.recordCodes().contains(fault.code())) {
            throw new AssertionError("a record refused by a code its rules don't tell: " + fault);
        }
        return record.toString().hashCode();
    }

    private static int hash(Draft draft) {
        return draft.toString().hashCode();
    }

    private static boolean isPacked(byte[] message) {
        return message.length > 1 && (message[0] == 0x1f && (message[1] & 0xff) == 0x8b || message[0] == 'P' && message[1] == 'K');
    }
}
