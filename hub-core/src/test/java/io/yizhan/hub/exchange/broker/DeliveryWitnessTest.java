package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.exchange.Town;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperation;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An acknowledgement over the broker")
class DeliveryWitnessTest {

    private static final String OUTBOX = Queues.outbox("tax");

    @TempDir
    private Path home;
    private final CountDownLatch disk = new CountDownLatch(1);
    private Town town;
    private final List<Transaction> transactions = new ArrayList<>();
    private DeliveryWitness witness;
    private EmbeddedBroker broker;
    private Connection tax;
    private Session session;
    private MessageConsumer deliveries;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        witness = new DeliveryWitness(town.commits, town.clock, town.metrics::delivered);
        broker = EmbeddedBroker.start(new EmbeddedBroker.Plan(home.resolve("broker"), "127.0.0.1", port, 0, List.of("tax"), Map.of(), Map.of()), town.tokens,
                witness);
        send("m1/1", "m1/2");
        tax = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port).createConnection("tax", town.token("tax"));
        tax.start();
        session = tax.createSession(true, Session.SESSION_TRANSACTED);
        deliveries = session.createConsumer(session.createQueue(OUTBOX));
    }

    @AfterEach
    void close() throws Exception {
        disk.countDown();
        tax.close();
        broker.close();
        town.close();
    }

    @Test
    @DisplayName("is committed only once its event is on disk")
    void eventFirst() throws Exception {
        take();
        town.commits.submit(moment -> {
            disk.await();
            return null;
        });
        CompletableFuture<Void> acknowledging = CompletableFuture.runAsync(() -> {
            try {
                session.commit();
            } catch (JMSException failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(acknowledging).failsWithin(Duration.ofMillis(500)).withThrowableOfType(java.util.concurrent.TimeoutException.class);
        assertThat(broker.depth(OUTBOX)).isEqualTo(2);

        disk.countDown();
        assertThat(acknowledging).succeedsWithin(Duration.ofSeconds(10));

        assertThat(town.lastEntry()).containsEntry("type", "delivered").containsEntry("consumer", "tax").containsEntry("envelopes", List.of("m1/1", "m1/2"));
        Awaitility.await().until(() -> broker.depth(OUTBOX) == 0);
        assertThat(witness.doubtful()).isEmpty();
    }

    @Test
    @DisplayName("is in doubt once its event is on disk, until the broker says that it has it")
    void inDoubt() throws Exception {
        DeliveryWitness.Doubtful first = new DeliveryWitness.Doubtful("tax", "m1/1");
        acknowledge("m1/1");
        assertThat(witness.doubtful()).as("no event, no doubt").isEmpty();

        acknowledge("m1/1").beforeCommit(null);
        assertThat(witness.doubtful()).containsExactly(first);
        assertThat(witness.doubtful()).as("told once").isEmpty();

        TransactionOperation made = acknowledge("m1/1");
        made.beforeCommit(null);
        made.afterCommit(transactions.get(transactions.size() - 1));
        assertThat(witness.doubtful()).isEmpty();

        TransactionOperation undone = acknowledge("m1/1");
        undone.beforeCommit(null);
        undone.afterRollback(transactions.get(transactions.size() - 1));
        assertThat(witness.doubtful()).containsExactly(first);

        TransactionOperation tried = acknowledge("m1/1");
        tried.beforeCommit(null);
        tried.afterRollback(transactions.get(transactions.size() - 1));
        TransactionOperation again = acknowledge("m1/1");
        again.beforeCommit(null);
        again.afterCommit(transactions.get(transactions.size() - 1));
        assertThat(witness.doubtful()).as("acknowledged after all").isEmpty();
    }

    /** What the broker tells of an acknowledgement by the consumer's own session, in a transaction of its own. */
    private TransactionOperation acknowledge(String envelope) throws JMSException {
        List<TransactionOperation> operations = new ArrayList<>();
        Transaction tx = made(Transaction.class, Map.of("addOperation", args -> operations.add((TransactionOperation) args[0])));
        transactions.add(tx);
        CoreMessage message = new CoreMessage(0, 64);
        MessageUtil.setJMSCorrelationID(message, envelope);
        Queue queue = made(Queue.class, Map.of("getName", args -> SimpleString.of(OUTBOX)));
        String name = ((ClientSessionInternal) ((ActiveMQSession) session).getCoreSession()).getName();
        witness.messageAcknowledged(tx, made(MessageReference.class, Map.of("getQueue", args -> queue, "getMessage", args -> message)), AckReason.NORMAL,
                made(ServerConsumer.class, Map.of("getSessionID", args -> name)));
        return operations.get(0);
    }

    private static <T> T made(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == args[0];
            default -> {
                Object answer = answers.getOrDefault(method.getName(), none -> null).apply(args);
                yield method.getReturnType() == void.class ? null : answer;
            }
        }));
    }

    @Test
    @DisplayName("fails where it can't be recorded, and the deliveries come again")
    void noEventNoAcknowledgement() throws Exception {
        take();
        town.commits.close();

        assertThatThrownBy(session::commit).isInstanceOf(JMSException.class);
        session.close();

        session = tax.createSession(true, Session.SESSION_TRANSACTED);
        deliveries = session.createConsumer(session.createQueue(OUTBOX));
        take();
        assertThat(broker.depth(OUTBOX)).isEqualTo(2);
    }

    private void take() throws JMSException {
        for (String id : List.of("m1/1", "m1/2")) {
            Message delivery = deliveries.receive(10_000);
            assertThat(delivery).isNotNull();
            assertThat(delivery.getJMSCorrelationID()).isEqualTo(id);
        }
    }

    private void send(String... ids) throws JMSException {
        try (Connection hub = broker.connections().createConnection(); Session sending = hub.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = sending.createProducer(sending.createQueue(OUTBOX))) {
            for (String id : ids) {
                Message message = sending.createTextMessage("{}");
                message.setJMSCorrelationID(id);
                producer.send(message);
            }
        }
    }
}
