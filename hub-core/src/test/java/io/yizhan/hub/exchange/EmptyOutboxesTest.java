package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.store.OutboxTable;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("That an outbox is empty is noted")
class EmptyOutboxesTest {

    private static final int MANY = 10_000;

    @TempDir
    private Path home;
    private Town town;
    private OutboxTable outboxes;
    private EmbeddedBroker broker;
    private EmptyOutboxes looking;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        outboxes = new OutboxTable(town.database);
        broker = town.startBroker("portal", "tax");
        looking = new EmptyOutboxes(broker, town.log, outboxes, () -> List.of("portal", "tax"), town.commits);
        town.commits.run(moment -> {
            for (int i = 0; i < MANY; i++) {
                moment.append(Event.of(EventType.REFUSED, town.clock.instant()));
            }
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        town.close();
    }

    @Test
    @DisplayName("up to what was forwarded two looks before")
    void upToTwoLooksBefore() throws Exception {
        send(Queues.outbox("tax"));
        looking.look();
        assertThat(outboxes.done()).isEmpty();
        town.commits.run(moment -> moment.append(Event.of(EventType.REFUSED, town.clock.instant())));
        looking.look();
        assertThat(outboxes.done()).isEmpty();

        looking.look();

        assertThat(outboxes.done()).containsExactly(Map.entry("portal", (long) MANY));
    }

    @Test
    @DisplayName("not while chunks are on the inbox, nor by a broker that is down")
    void notWhileMuchIsUnderWay() throws Exception {
        send(Queues.INBOX);
        lookAndLook();
        assertThat(outboxes.done()).isEmpty();

        broker.close();
        lookAndLook();
        assertThat(outboxes.done()).isEmpty();
    }

    @Test
    @DisplayName("not while acknowledgements are to be recorded")
    void notWhileAcknowledgementsAreUnrecorded() throws Exception {
        send(Queues.ACKNOWLEDGED);
        lookAndLook();
        assertThat(outboxes.done()).isEmpty();
    }

    private void lookAndLook() {
        for (int i = 0; i < 4; i++) {
            looking.look();
        }
    }

    private void send(String queue) throws JMSException {
        try (Connection connection = broker.connections().createConnection(); Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(""));
        }
        Awaitility.await().until(() -> broker.depth(queue).getAsLong() == 1);
    }
}
