package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends packs, each once for its name as far as the broker remembers, over sessions that are kept open. Thread-safe. */
final class PackSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PackSender.class);

    private record Line(Connection connection, Session session, MessageProducer producer) {
    }

    private final ConnectionFactory connections;
    private final Consumer<String> forgetting;
    private final ChunkCodec codec;
    private final Deque<Line> idle = new ArrayDeque<>();
    private Connection connection;

    /** @param forgetting has the broker forget a pack by its name */
    PackSender(ConnectionFactory connections, Consumer<String> forgetting, ChunkCodec codec) {
        this.connections = connections;
        this.forgetting = forgetting;
        this.codec = codec;
    }

    /** Returns once the broker has the pack on disk. After a failure it may have it or not; send it again. */
    void send(Pack pack) throws JMSException, IOException {
        byte[] body = codec.write(pack.content());
        try {
            Line line = line();
            BytesMessage message = line.session().createBytesMessage();
            message.writeBytes(body);
            message.setJMSCorrelationID(pack.label());
            message.setStringProperty("_AMQ_DUPL_ID", pack.name());
            line.producer().send(line.session().createQueue(pack.isSplit() ? Queues.SPLIT : Queues.INBOX), message);
            giveBack(line);
        } catch (JMSException | RuntimeException lost) {
            disconnect();
            throw lost;
        }
    }

    /** The broker need not know the pack by its name any more: it is not sent again. */
    void forget(String pack) {
        try {
            forgetting.accept(pack);
        } catch (IllegalStateException down) {
            LOG.debug("Pack {} is remembered until others take its place", pack, down);
        }
    }

    private synchronized Line line() throws JMSException {
        if (!idle.isEmpty()) {
            return idle.pop();
        }
        if (connection == null) {
            connection = connections.createConnection();
        }
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(null);
        producer.setPriority(Splitter.FIRST_CHUNK_PRIORITY);
        return new Line(connection, session, producer);
    }

    private synchronized void giveBack(Line line) {
        if (connection == line.connection()) {
            idle.push(line);
        }
    }

    /** A connection to a broker that was restarted is lost for good; the next sender makes another. */
    private synchronized void disconnect() {
        idle.clear();
        try (Connection lost = connection) {
            connection = null;
        } catch (JMSException alreadyGone) {
            LOG.debug("The lost connection did not close", alreadyGone);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
