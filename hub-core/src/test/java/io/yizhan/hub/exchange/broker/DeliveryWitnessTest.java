package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.exchange.Town;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An acknowledgement over the broker")
class DeliveryWitnessTest {

    private static final String OUTBOX = Queues.outbox("tax");
    private static final Acknowledged BOTH = new Acknowledged("tax", List.of("m1/1", "m1/2"));

    @TempDir
    private Path home;
    private Town town;
    private int port;
    private EmbeddedBroker broker;
    private Connection tax;
    private Session session;
    private MessageConsumer deliveries;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
        send(OUTBOX, "m1/1", "m1/2");
        connect();
    }

    @AfterEach
    void close() throws Exception {
        tax.close();
        broker.close();
        town.close();
    }

    @Test
    @DisplayName("is written down with it, in one transaction")
    void together() throws Exception {
        take();
        assertThat(writtenDown()).isEmpty();

        session.commit();

        assertThat(writtenDown()).containsExactly(BOTH);
        Awaitility.await().until(() -> broker.depth(OUTBOX).getAsLong() == 0);
    }

    @Test
    @DisplayName("that is rolled back is not written down")
    void rolledBack() throws Exception {
        take();
        session.rollback();
        take();
        session.commit();
        assertThat(writtenDown()).containsExactly(BOTH);
    }

    @Test
    @DisplayName("is still written down when the broker has stopped and started")
    void durable() throws Exception {
        take();
        session.commit();
        tax.close();
        broker.close();

        start();

        assertThat(writtenDown()).containsExactly(BOTH);
        assertThat(broker.depth(OUTBOX)).hasValue(0);
    }

    @Test
    @DisplayName("of one delivery without a transaction of the consumer's own is written down, too")
    void oneByOne() throws Exception {
        session.close();
        session = tax.createSession(Session.AUTO_ACKNOWLEDGE);
        deliveries = session.createConsumer(session.createQueue(OUTBOX));
        take();
        session.close();
        assertThat(writtenDown()).containsExactly(new Acknowledged("tax", List.of("m1/1")), new Acknowledged("tax", List.of("m1/2")));
    }

    @Test
    @DisplayName("of a transaction in two phases is written down when it is prepared, so that the broker may stop before the second")
    void twoPhases() throws Exception {
        session.close();
        Xid xid = new XidImpl("branch".getBytes(), 1, "global".getBytes());
        try (XAConnection connection = xaConnection(); XASession both = connection.createXASession()) {
            connection.start();
            both.getXAResource().start(xid, XAResource.TMNOFLAGS);
            deliveries = both.createConsumer(both.createQueue(OUTBOX));
            take();
            both.getXAResource().end(xid, XAResource.TMSUCCESS);
            assertThat(both.getXAResource().prepare(xid)).isEqualTo(XAResource.XA_OK);
        }
        assertThat(writtenDown()).isEmpty();
        tax.close();
        broker.close();
        start();

        try (XAConnection connection = xaConnection(); XASession second = connection.createXASession()) {
            second.getXAResource().commit(xid, false);
        }
        Awaitility.await().untilAsserted(() -> assertThat(writtenDown()).containsExactly(BOTH));
    }

    private XAConnection xaConnection() throws JMSException {
        return new ActiveMQXAConnectionFactory("tcp://127.0.0.1:" + port).createXAConnection("tax", town.token("tax"));
    }

    @Test
    @DisplayName("of many deliveries at once is written down in parts")
    void many() throws Exception {
        send(OUTBOX, IntStream.rangeClosed(3, Acknowledged.MOST + 1).mapToObj(record -> "m1/" + record).toArray(String[]::new));
        for (int record = 1; record <= Acknowledged.MOST + 1; record++) {
            assertThat(deliveries.receive(10_000).getJMSCorrelationID()).isEqualTo("m1/" + record);
        }
        session.commit();
        assertThat(writtenDown()).extracting(one -> one.envelopes().size()).containsExactly(Acknowledged.MOST, 1);
    }

    @Test
    @DisplayName("fails where too many are unrecorded, and the deliveries come again")
    void tooManyUnrecorded() throws Exception {
        send(Queues.ACKNOWLEDGED, Collections.nCopies(DeliveryWitness.MOST_UNRECORDED, "").toArray(String[]::new));
        Awaitility.await().until(() -> broker.depth(Queues.ACKNOWLEDGED).getAsLong() == DeliveryWitness.MOST_UNRECORDED);
        take();

        assertThatThrownBy(session::commit).isInstanceOf(JMSException.class);
        session.close();

        session = tax.createSession(true, Session.SESSION_TRANSACTED);
        deliveries = session.createConsumer(session.createQueue(OUTBOX));
        take();
        assertThat(broker.depth(OUTBOX)).hasValue(2);
    }

    private void start() throws Exception {
        broker = EmbeddedBroker.start(new EmbeddedBroker.Plan(home.resolve("broker"), "127.0.0.1", port, 0, List.of("tax"), Map.of(), Map.of()), town.tokens);
    }

    private void connect() throws JMSException {
        tax = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port).createConnection("tax", town.token("tax"));
        tax.start();
        session = tax.createSession(true, Session.SESSION_TRANSACTED);
        deliveries = session.createConsumer(session.createQueue(OUTBOX));
    }

    private void take() throws JMSException {
        for (String id : BOTH.envelopes()) {
            Message delivery = deliveries.receive(10_000);
            assertThat(delivery).isNotNull();
            assertThat(delivery.getJMSCorrelationID()).isEqualTo(id);
        }
    }

    private List<Acknowledged> writtenDown() throws JMSException {
        try (Connection hub = broker.connections().createConnection(); Session looking = hub.createSession();
                QueueBrowser browser = looking.createBrowser(looking.createQueue(Queues.ACKNOWLEDGED))) {
            hub.start();
            List<Acknowledged> all = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                all.add(Acknowledged.of((Message) message));
            }
            return all;
        }
    }

    private void send(String queue, String... ids) throws JMSException {
        try (Connection hub = broker.connections().createConnection(); Session sending = hub.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = sending.createProducer(sending.createQueue(queue))) {
            for (String id : ids) {
                Message message = sending.createTextMessage("{}");
                message.setJMSCorrelationID(id);
                producer.send(message);
            }
            sending.commit();
        }
    }
}
