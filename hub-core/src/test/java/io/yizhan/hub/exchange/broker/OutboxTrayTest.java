package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.exchange.Town;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTrayTest {

    private static final String TEXT = "{\"holderName\":\"老街小馆 \ud867\ude3d\"}";

    @TempDir
    Path home;
    private Town town;
    private EmbeddedBroker broker;
    private Connection connection;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        broker = town.startBroker("portal", "tax");
        connection = broker.connections().createConnection();
        connection.start();
        session = connection.createSession(Session.SESSION_TRANSACTED);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        broker.close();
        town.close();
    }

    @Test
    void deliveriesAreThereOnceTheSessionCommits() throws Exception {
        send("portal", "tax", "portal");
        assertThat(broker.depth("outbox.portal")).hasValue(0);

        session.commit();
        awaitDepth("outbox.portal", 2);
        awaitDepth("outbox.tax", 1);
        try (MessageConsumer consumer = session.createConsumer(session.createQueue("outbox.portal"))) {
            TextMessage delivery = (TextMessage) consumer.receive(5000);
            assertThat(delivery.getText()).isEqualTo(TEXT);
            assertThat(delivery.getJMSCorrelationID()).isEqualTo("m1/1");
            assertThat(delivery.getStringProperty(Queues.LICENCE_TYPE)).isEqualTo("business-licence");
            assertThat(delivery.getJMSMessageID()).startsWith("ID:");
            assertThat(delivery.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(delivery.getJMSPriority()).isEqualTo(4);
            assertThat(delivery.getJMSTimestamp()).isPositive();
            assertThat(delivery.getJMSDestination()).hasToString("ActiveMQQueue[outbox.portal]");
        }
    }

    @Test
    void whatIsRolledBackNeverWas() throws Exception {
        send("portal");
        session.rollback();
        session.commit();
        assertThat(broker.depth("outbox.portal")).hasValue(0);

        send("portal");
        session.commit();
        awaitDepth("outbox.portal", 1);
    }

    @Test
    void oneDeliveryWithoutAnOutboxUndoesAll() throws Exception {
        send("portal", "museum");
        assertThatThrownBy(session::commit).isInstanceOf(JMSException.class);
        assertThat(broker.depth("outbox.portal")).hasValue(0);
    }

    @Test
    void deliveriesOutliveTheBroker() throws Exception {
        send("portal");
        session.commit();
        connection.close();
        broker.close();
        open();
        awaitDepth("outbox.portal", 1);
    }

    /** The broker counts what it has committed a little later. */
    private void awaitDepth(String queue, int messages) {
        await().untilAsserted(() -> assertThat(broker.depth(queue)).hasValue(messages));
    }

    private void send(String... consumers) throws JMSException {
        OutboxTray.Load load = broker.outboxes().load();
        DeliveryText text = new DeliveryText();
        text.set(TEXT.toCharArray(), TEXT.length());
        for (int i = 0; i < consumers.length; i++) {
            load.add(consumers[i], "business-licence", "m1/" + (i + 1), text);
        }
        load.send(session);
    }
}
