package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.exchange.Town;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueRoomTest {

    private static final String OUTBOX = "outbox.portal";
    /** Of the inbox too: none has room with these, and none is on page files. */
    private static final int A_FEW = 70;
    private static final int BODY = 50_000;

    @TempDir
    Path home;
    private Town town;
    private EmbeddedBroker broker;
    private Connection connection;
    private Session session;
    /** Looks at a clock that goes on by a second each time: nobody waits longer than one look. */
    private final AtomicLong looks = new AtomicLong();
    private QueueRoom hasty;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        broker = town.startBroker("portal", "tax");
        connection = broker.connections().createConnection();
        connection.start();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        hasty = new QueueRoom(broker::queue, () -> TimeUnit.SECONDS.toNanos(looks.incrementAndGet()));
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        broker.close();
        town.close();
    }

    @Test
    void whoPutsWaitsUntilTheReaderHasMadeRoom() throws Exception {
        QueueRoom patient = new QueueRoom(broker::queue, () -> 0);
        try (MessageConsumer reader = session.createConsumer(session.createQueue(OUTBOX))) {
            fill(OUTBOX, A_FEW);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> awaitOutboxes(patient));
            await().during(50, TimeUnit.MILLISECONDS).until(() -> !waiting.isDone());

            take(reader, A_FEW / 2);
            waiting.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobodyWaitsForAnOutboxThatNobodyReads() throws Exception {
        fill(OUTBOX, A_FEW);
        assertThat(looksOf(hasty)).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForAnOutboxOnPageFiles() throws Exception {
        try (MessageConsumer reader = session.createConsumer(session.createQueue(OUTBOX))) {
            fill(OUTBOX, 5 * A_FEW);
            await().until(() -> broker.server().locateQueue(OUTBOX).getPagingStore().isPaging());
            assertThat(looksOf(hasty)).isEqualTo(1);
        }
    }

    @Test
    void whoWaitedInVainDoesNotWaitAgainUntilMuchWasTaken() throws Exception {
        try (MessageConsumer reader = session.createConsumer(session.createQueue(OUTBOX))) {
            fill(OUTBOX, A_FEW);
            assertThat(looksOf(hasty)).isEqualTo(2);
            assertThat(looksOf(hasty)).isEqualTo(1);

            for (long taken = 0; taken < QueueRoom.TAKEN_BEFORE_NEXT; taken += A_FEW) {
                take(reader, A_FEW);
                fill(OUTBOX, A_FEW);
            }
            await().until(() -> broker.server().locateQueue(OUTBOX).getMessagesAcknowledged() >= QueueRoom.TAKEN_BEFORE_NEXT);
            assertThat(looksOf(hasty)).isEqualTo(2);
        }
    }

    @Test
    void theInboxHasRoomUntilItIsFilled() throws Exception {
        assertThat(hasty.awaitInbox()).isTrue();
        fill(Queues.INBOX, A_FEW);
        assertThat(hasty.awaitInbox()).isFalse();
        try (MessageConsumer judge = session.createConsumer(session.createQueue(Queues.INBOX))) {
            take(judge, A_FEW / 2);
        }
        await().until(hasty::awaitInbox);
    }

    @Test
    void nobodyWaitsForABrokerThatIsDown() throws Exception {
        broker.server().stop();
        assertThat(looksOf(hasty)).isEqualTo(1);
        assertThat(hasty.awaitInbox()).isTrue();
    }

    /** One look at the clock to begin with, and one after each look at the outbox that had no room. */
    private long looksOf(QueueRoom room) {
        long before = looks.get();
        awaitOutboxes(room);
        return looks.get() - before;
    }

    private static void awaitOutboxes(QueueRoom room) {
        try {
            room.awaitOutboxes(List.of("portal", "tax", "unknown"));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void fill(String queue, int messages) throws JMSException {
        try (MessageProducer sender = session.createProducer(session.createQueue(queue))) {
            for (int i = 0; i < messages; i++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[BODY]);
                sender.send(message);
            }
            session.commit();
        }
        await().until(() -> broker.server().locateQueue(queue).getPagingStore().getAddressSize() >= QueueRoom.FULL_BYTES);
    }

    private void take(MessageConsumer from, int messages) throws JMSException {
        for (int i = 0; i < messages; i++) {
            assertThat(from.receive(10_000)).isNotNull();
        }
        session.commit();
    }
}
