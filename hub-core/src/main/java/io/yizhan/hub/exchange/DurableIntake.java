package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Outcome;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a message before its source is told yes. In one pass the bytes are digested, locked and read as the feed's format, so that a message
 * which can't be read is refused at the door and leaves nothing; then bytes and {@code received} event are put on disk, and only then is the
 * message handed on.
 */
public final class DurableIntake implements Intake {

    private final MessageIds ids;
    private final MessageFiles files;
    private final MessageTable messages;
    private final GroupCommit commits;
    private final Handover handover;
    private final HubMetrics metrics;
    private final Clock clock;
    private final int batch;
    private final long minFreeBytes;

    /** @param batch most records of a chunk */
    DurableIntake(MessageFiles files, MessageTable messages, GroupCommit commits, Handover handover, HubMetrics metrics, Clock clock,
            int batch, long minFreeBytes) {
        this.ids = new MessageIds(clock);
        this.files = files;
        this.messages = messages;
        this.commits = commits;
        this.handover = handover;
        this.metrics = metrics;
        this.clock = clock;
        this.batch = batch;
        this.minFreeBytes = minFreeBytes;
    }

    @Override
    public Message receive(Department department, Feed feed, InputStream body, Origin origin)
            throws RefusedMessageException, UnreadableMessageException, IOException {
        requireSpace();
        Instant start = clock.instant();
        String id = ids.next();
        Message message;
        try (MessageFiles.Draft draft = files.create(id)) {
            Received received = read(feed, body, draft);
            message = commit(id, department, feed, received, keep(draft), origin);
        }
        if (message.id().equals(id)) {
            metrics.messageReceived(department.id(), feed.id(), message.bytes());
            metrics.records(department.id(), feed.type().id(), Outcome.RECEIVED, message.records());
            metrics.stage(Stage.INTAKE, Duration.between(start, clock.instant()));
        } else {
            // Sent before under the same key: the first message has these bytes already.
            files.delete(id);
        }
        return message;
    }

    private void requireSpace() {
        if (files.freeBytes() < minFreeBytes) {
            throw new IntakeClosedException("the disk has less than " + minFreeBytes + " bytes left; make room, intake opens again by itself", null);
        }
    }

    private static byte[] keep(MessageFiles.Draft draft) {
        try {
            return draft.keep();
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    private static IntakeClosedException unwritable(IOException cause) {
        return new IntakeClosedException("the message could not be written to disk; see to the disk, intake opens again by itself", cause);
    }

    /** @param first its records where they fit into a chunk, else some of them */
    private record Received(String digest, long bytes, long records, List<SourceRecord> first) {
    }

    private Received read(Feed feed, InputStream body, OutputStream copy)
            throws IOException, UnreadableMessageException, MessageTooLargeException {
        Tee tee = new Tee(body, copy, feed.type().maxMessageBytes());
        long records = 0;
        List<SourceRecord> first = new ArrayList<>();
        try (RecordReader reader = feed.adapter().open(tee)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records++;
                if (records <= batch) {
                    first.add(record);
                }
            }
            tee.drain();
        } catch (IOException | UnreadableMessageException failure) {
            // Whoever read beyond the limit gets an end of stream or an error of its own making: the limit is what went wrong.
            if (tee.overflowed) {
                throw new MessageTooLargeException(feed.type().maxMessageBytes());
            }
            throw failure;
        }
        return new Received(HexFormat.of().formatHex(tee.digest.digest()), tee.count, records, first);
    }

    /** @param body of a small message, else null */
    private Message commit(String id, Department department, Feed feed, Received received, byte[] body, Origin origin) throws IdempotencyKeyException {
        Message message = commits.run(moment -> {
            String key = origin.key(received.digest());
            Optional<Message> earlier = key == null ? Optional.empty() : messages.byKey(moment, department.id(), key);
            if (earlier.isPresent()) {
                if (earlier.get().digest().equals(received.digest())) {
                    origin.note(moment);
                }
                return earlier.get();
            }
            Instant now = clock.instant();
            long entry = moment.append(Event.of(EventType.RECEIVED, now).with("message", id).with("department", department.id())
                    .with("feed", feed.id()).with("digest", received.digest()).with("bytes", received.bytes())
                    .with("records", received.records()));
            Message fresh = new Message(id, department.id(), feed.id(), received.digest(), received.bytes(), now, entry, received.records(),
                    new Message.Tally(0, 0, 0, 0, 0), received.records() == 0 ? now : null);
            Pack pack = handover.pack(moment, fresh, body != null);
            messages.insert(moment, fresh, key, pack.name(), body);
            origin.note(moment);
            handover.add(moment, pack, fresh, received.first());
            return fresh;
        }).result();
        if (!message.digest().equals(received.digest())) {
            throw new IdempotencyKeyException();
        }
        return message;
    }

    /** Copies, counts and digests what is read through it. */
    private static final class Tee extends FilterInputStream {
        private final OutputStream copy;
        private final long limit;
        private final MessageDigest digest = sha256();
        private long count;
        private boolean overflowed;

        Tee(InputStream in, OutputStream copy, long limit) {
            super(in);
            this.copy = copy;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                if (count > limit) {
                    overflowed = true;
                    throw new IOException("message exceeds " + limit + " bytes");
                }
                digest.update(buffer, offset, read);
                write(buffer, offset, read);
            }
            return read;
        }

        private void write(byte[] buffer, int offset, int length) {
            try {
                copy.write(buffer, offset, length);
            } catch (IOException full) {
                throw unwritable(full);
            }
        }

        // A reader may stop at the end of its format, before that of the bytes.
        void drain() throws IOException {
            byte[] rest = new byte[8192];
            while (read(rest, 0, rest.length) >= 0) {
                continue;
            }
        }

        /** The caller closes the body: its transport has the last word on it. */
        @Override
        public void close() {
            // see above
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
