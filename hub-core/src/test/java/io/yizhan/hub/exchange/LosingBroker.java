package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.OutboxTray;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.store.OutboxTable;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker of a town, which may be stopped, lose what it wrote, and start again, with stocktaking; and what lies in its queues. */
final class LosingBroker implements AutoCloseable {

    private final Town town;
    private final Path home;
    private final OutboxTable outboxes;
    private EmbeddedBroker broker;
    private int port;

    LosingBroker(Town town, Path home, OutboxTable outboxes) throws Exception {
        this.town = town;
        this.home = home;
        this.outboxes = outboxes;
        start();
    }

    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Stocktaking stocktaking = new Stocktaking(new Stocktaking.Parts(town.commits, town.log, outboxes, town.messages, town.library, town.policy, town.sealer,
                town.metrics, town.clock));
        broker = EmbeddedBroker.start(new EmbeddedBroker.Plan(home.resolve("broker"), "127.0.0.1", port, 0, List.of("portal"), Map.of(), Map.of()),
                town.tokens, stocktaking);
    }

    /** Stops in good order. */
    void stop() throws JMSException {
        broker.close();
    }

    void loseEverything() throws Exception {
        broker.close();
        try (Stream<Path> all = Files.walk(home.resolve("broker"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        start();
    }

    /** Stops in no good order: its files are complete, but it does not say so. */
    void breakDown() throws Exception {
        broker.close();
        Files.delete(home.resolve("broker/stopped-in-order"));
    }

    /** Puts a delivery into an outbox. */
    void deliver(String consumer, String type, String envelope, DeliveryText text) throws JMSException {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            OutboxTray.Load load = broker.outboxes().load();
            load.add(consumer, type, envelope, text);
            load.send(session);
            session.commit();
        }
    }

    /** As the consumer does over the broker. */
    void acknowledge(String... envelopes) throws Exception {
        try (Connection portal = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port).createConnection("portal", town.token("portal"));
                Session session = portal.createSession(Session.SESSION_TRANSACTED)) {
            portal.start();
            MessageConsumer deliveries = session.createConsumer(session.createQueue(Queues.outbox("portal")));
            for (String envelope : envelopes) {
                assertThat(deliveries.receive(10_000).getJMSCorrelationID()).isEqualTo(envelope);
            }
            session.commit();
        }
    }

    void send(String queue, String label) throws JMSException {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            TextMessage message = session.createTextMessage("");
            message.setJMSCorrelationID(label);
            producer.send(message);
        }
    }

    List<String> texts(String consumer) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : messages(Queues.outbox(consumer))) {
            texts.add(((TextMessage) message).getText());
        }
        return texts;
    }

    List<String> envelopes(String consumer) throws JMSException {
        return browse(Queues.outbox(consumer));
    }

    List<String> browse(String queue) throws JMSException {
        List<String> labels = new ArrayList<>();
        for (Message message : messages(queue)) {
            labels.add(message.getJMSCorrelationID());
        }
        return labels;
    }

    private List<Message> messages(String queue) throws JMSException {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            return Collections.list(browser.getEnumeration()).stream().map(Message.class::cast).toList();
        }
    }

    @Override
    public void close() throws JMSException {
        broker.close();
    }
}
