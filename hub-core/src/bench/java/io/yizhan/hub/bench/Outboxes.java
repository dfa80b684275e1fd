package io.yizhan.hub.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Consumers, one for each outbox: each takes what is there, up to 64, reads it, and acknowledges it durably (a transacted session). */
final class Outboxes implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;
    private static final long PATIENCE_MILLIS = 120_000;

    private final List<Taker> takers = new ArrayList<>();

    /** One consumer's way in. */
    record Outbox(String queue, String user, String password) {
    }

    Outboxes(ConnectionFactory broker, List<Outbox> outboxes) throws JMSException {
        for (Outbox outbox : outboxes) {
            Taker taker = new Taker(broker.createConnection(outbox.user(), outbox.password()), outbox.queue());
            takers.add(taker);
            taker.start();
        }
    }

    /** Deliveries that every outbox has had. */
    long settled() {
        return takers.stream().mapToLong(t -> t.acknowledged.get()).min().orElseThrow();
    }

    /** Waits until every outbox has had so many since the start. @throws IllegalStateException where nothing comes for two minutes, or too many do */
    void await(long deliveries) throws InterruptedException {
        long last = -1;
        long since = System.currentTimeMillis();
        for (long settled = settled(); settled < deliveries; settled = settled()) {
            if (settled != last) {
                last = settled;
                since = System.currentTimeMillis();
            } else if (System.currentTimeMillis() - since > PATIENCE_MILLIS) {
                throw new IllegalStateException("only " + settled + " of " + deliveries + " deliveries came");
            }
            for (Taker taker : takers) {
                taker.check();
            }
            Thread.sleep(1);
        }
        for (Taker taker : takers) {
            if (taker.acknowledged.get() > deliveries) {
                throw new IllegalStateException(taker.acknowledged.get() + " deliveries came where " + deliveries + " were due");
            }
        }
    }

    /** Average length of the deliveries: characters of a text, bytes of anything else. */
    long averageLength() {
        return takers.stream().mapToLong(t -> t.length.get()).sum() / Math.max(1, takers.stream().mapToLong(t -> t.acknowledged.get()).sum());
    }

    @Override
    public void close() throws JMSException {
        for (Taker taker : takers) {
            taker.connection.close();
        }
    }

    private static final class Taker extends Thread {
        private final Connection connection;
        private final Session session;
        private final MessageConsumer consumer;
        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong length = new AtomicLong();
        private volatile JMSException failure;

        Taker(Connection connection, String queue) throws JMSException {
            super("outbox " + queue);
            this.connection = connection;
            session = connection.createSession(Session.SESSION_TRANSACTED);
            consumer = session.createConsumer(session.createQueue(queue));
            setDaemon(true);
            connection.start();
        }

        @Override
        public void run() {
            try {
                // Null: the connection was closed.
                for (Message first = consumer.receive(); first != null; first = consumer.receive()) {
                    int taken = 0;
                    for (Message next = first; next != null; next = taken < MOST_AT_ONCE ? consumer.receive(1) : null) {
                        length.addAndGet(read(next));
                        taken++;
                    }
                    session.commit();
                    acknowledged.addAndGet(taken);
                }
            } catch (JMSException failed) {
                failure = failed;
            }
        }

        /** Reads the whole body. */
        private static long read(Message message) throws JMSException {
            if (message instanceof TextMessage text) {
                return text.getText().length();
            }
            BytesMessage binary = (BytesMessage) message;
            return binary.readBytes(new byte[(int) binary.getBodyLength()]);
        }

        void check() {
            if (failure != null) {
                throw new IllegalStateException("taking from an outbox failed", failure);
            }
        }
    }
}
