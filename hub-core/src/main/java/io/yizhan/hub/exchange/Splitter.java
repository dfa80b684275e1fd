package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.broker.QueueRoom;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/**
 * Splits messages into chunks for the inbox, a stretch at a time: in one JMS transaction the pointer is taken, chunks are sent, and a
 * pointer to the rest is sent behind those of other messages. So a crash repeats nothing, and a large file does not hold up small ones.
 */
final class Splitter {

    /** Small messages overtake the bulk of large ones. */
    static final int FIRST_CHUNK_PRIORITY = 7;
    private static final int LATER_CHUNK_PRIORITY = 4;
    /** Chunks of one stretch. */
    private static final int STRETCH = 16;
    /** Records of a message on the inbox at most, so that a large file waits on disk rather than in the broker. */
    private static final long MOST_AHEAD = 4_096;
    private static final long PAUSE_MILLIS = 20;
    /** Readers kept open between two stretches of their message. */
    private static final int MOST_OPEN = 16;

    private final Departments departments;
    private final MessageTable messages;
    private final MessageFiles files;
    private final ChunkCodec codec;
    private final QueueRoom room;
    private final HubMetrics metrics;
    private final int batch;
    private final Map<String, Open> open = new LinkedHashMap<>();

    private record Open(RecordReader reader, long next) {
    }

    /** @param batch most records of a chunk */
    Splitter(Departments departments, MessageTable messages, MessageFiles files, ChunkCodec codec, QueueRoom room,
            HubMetrics metrics, int batch) {
        this.departments = departments;
        this.messages = messages;
        this.files = files;
        this.codec = codec;
        this.room = room;
        this.metrics = metrics;
        this.batch = batch;
    }

    /** Body: a locked {@link Pointer}. */
    void split(Exchange exchange) throws IOException, JMSException, UnreadableMessageException, InterruptedException {
        split(codec.pointer(exchange.getMessage().getBody(byte[].class)), exchange.getMessage(JmsMessage.class).getJmsSession());
    }

    /** @param session whose transaction takes the pointer from its queue and puts what comes of it into others */
    void split(Pointer pointer, Session session) throws IOException, JMSException, UnreadableMessageException, InterruptedException {
        long start = System.nanoTime();
        Message message = messages.byId(pointer.message())
                .orElseThrow(() -> new IllegalStateException("pointer to a message that is not in the store"));
        try (MessageProducer sender = session.createProducer(null)) {
            if (isFarAhead(pointer.next() - 1 - message.tally().settled())) {
                sender.setDeliveryDelay(PAUSE_MILLIS);
                send(session, sender, Queues.SPLIT, codec.write(pointer), Stretch.of(pointer, message.records()));
                return;
            }
            stretch(message, pointer, session, sender);
        }
        metrics.stage(Stage.SPLIT, Duration.ofNanos(System.nanoTime() - start));
    }

    /** @param ahead records of the message on the inbox; one that has none there takes its turn whatever the others have */
    private boolean isFarAhead(long ahead) throws InterruptedException {
        return ahead > MOST_AHEAD || ahead > 0 && !room.awaitInbox();
    }

    private void stretch(Message message, Pointer pointer, Session session, MessageProducer sender)
            throws IOException, JMSException, UnreadableMessageException {
        Feed feed = departments.feed(message.department(), message.feed());
        RecordReader reader = reader(message, feed, pointer.next());
        long next = pointer.next();
        try {
            for (int i = 0; i < STRETCH; i++) {
                List<SourceRecord> records = take(reader);
                if (records.isEmpty()) {
                    reader.close();
                    return;
                }
                sender.setPriority(next == 1 ? FIRST_CHUNK_PRIORITY : LATER_CHUNK_PRIORITY);
                Chunk chunk = new Chunk(message.id(), message.department(), message.feed(), message.digest(), records);
                send(session, sender, Queues.INBOX, codec.write(List.of(chunk)), Stretch.of(chunk));
                next += records.size();
            }
            if (next > message.records()) {
                reader.close();
                return;
            }
            Pointer rest = new Pointer(message.id(), next);
            send(session, sender, Queues.SPLIT, codec.write(rest), Stretch.of(rest, message.records()));
            keep(message.id(), new Open(reader, next));
        } catch (IOException | JMSException | UnreadableMessageException | RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    private List<SourceRecord> take(RecordReader reader) throws IOException, UnreadableMessageException {
        List<SourceRecord> records = new ArrayList<>(batch);
        SourceRecord record;
        while (records.size() < batch && (record = reader.next()) != null) {
            records.add(record);
        }
        return records;
    }

    private RecordReader reader(Message message, Feed feed, long next) throws IOException, UnreadableMessageException {
        Open kept;
        synchronized (open) {
            kept = open.remove(message.id());
        }
        if (kept != null && kept.next() == next) {
            return kept.reader();
        }
        if (kept != null) {
            kept.reader().close();
        }
        RecordReader fresh = feed.adapter().open(files.open(message));
        for (long skipped = 1; skipped < next; skipped++) {
            fresh.next();
        }
        return fresh;
    }

    private void keep(String message, Open reader) throws IOException {
        Open dropped = null;
        synchronized (open) {
            if (open.size() >= MOST_OPEN) {
                dropped = open.remove(open.keySet().iterator().next());
            }
            open.put(message, reader);
        }
        if (dropped != null) {
            dropped.reader().close();
        }
    }

    private static void send(Session session, MessageProducer sender, String queue, byte[] body, Stretch stretch) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        message.setJMSCorrelationID(stretch.label());
        sender.send(session.createQueue(queue), message);
    }
}
