package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a received message on: one that fits into a chunk goes straight to the inbox, a larger one to the splitter. The message is on disk
 * before it comes here; if it does not reach the broker now it is handed over again by {@link #forgotten}, and the broker drops the second
 * of two. Thread-safe.
 */
final class Handover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    /** Threads that share the broker's syncs. */
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 4096;

    private final ConnectionFactory connections;
    private final Departments departments;
    private final MessageFiles files;
    private final ChunkCodec codec;
    private final MessageTable messages;
    private final GroupCommit commits;
    private final int batch;
    // A full disk makes the broker's senders wait; whoever posted must not wait with them.
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING), Handover::thread);
    // The broker notices the second of two only once the first is on its disk: two at the same moment would both get through.
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private Connection connection;

    /** @param batch most records of a chunk */
    Handover(ConnectionFactory connections, Departments departments, MessageFiles files, ChunkCodec codec, MessageTable messages,
            GroupCommit commits, int batch) {
        this.connections = connections;
        this.departments = departments;
        this.files = files;
        this.codec = codec;
        this.messages = messages;
        this.commits = commits;
        this.batch = batch;
    }

    /** Returns at once and never fails: what can't be handed over now is handed over later. */
    void add(Message message) {
        if (!underWay.add(message.id())) {
            return;
        }
        try {
            senders.execute(() -> {
                try {
                    handOver(message);
                } finally {
                    underWay.remove(message.id());
                }
            });
        } catch (RejectedExecutionException full) {
            underWay.remove(message.id());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "handover");
        thread.setDaemon(true);
        return thread;
    }

    private void handOver(Message message) {
        try {
            if (message.records() > batch) {
                Pointer all = new Pointer(message.id(), 1);
                send(message, Queues.SPLIT, all, Stretch.of(all, message.records()));
            } else if (message.records() > 0) {
                Chunk whole = whole(message);
                send(message, Queues.INBOX, whole, Stretch.of(whole));
            }
            commits.submit(moment -> {
                messages.markQueued(moment, message.id());
                return null;
            });
        } catch (JMSException | IOException | UnreadableMessageException | RuntimeException unavailable) {
            LOG.warn("Message {} waits to be handed over again", message.id(), unavailable);
            disconnect();
        }
    }

    /** Hands over the messages that were received but never reached a queue. */
    void forgotten() {
        messages.notQueued().forEach(this::add);
    }

    private Chunk whole(Message message) throws IOException, UnreadableMessageException {
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = departments.feed(message.department(), message.feed()).adapter().open(files.open(message.id()))) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return new Chunk(message.id(), message.department(), message.feed(), message.digest(), records);
    }

    private void send(Message message, String queue, Object body, Stretch stretch) throws JMSException, IOException {
        try (Session session = connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer sender = session.createProducer(session.createQueue(queue))) {
            BytesMessage first = session.createBytesMessage();
            first.writeBytes(codec.write(body));
            first.setJMSCorrelationID(stretch.label());
            first.setStringProperty("_AMQ_DUPL_ID", message.id());
            sender.setPriority(Splitter.FIRST_CHUNK_PRIORITY);
            sender.send(first);
        }
    }

    /** A connection to a broker that was restarted is lost for good; the next sender makes another. */
    private synchronized void disconnect() {
        try (Connection lost = connection) {
            connection = null;
        } catch (JMSException alreadyGone) {
            LOG.debug("The lost connection did not close", alreadyGone);
        }
    }

    private synchronized Connection connection() throws JMSException {
        if (connection == null) {
            connection = connections.createConnection();
        }
        return connection;
    }

    @Override
    public synchronized void close() throws JMSException {
        senders.shutdownNow();
        if (connection != null) {
            connection.close();
        }
    }
}
