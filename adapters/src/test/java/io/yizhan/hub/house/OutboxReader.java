package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A consumer that takes its deliveries in JMS transactions and writes down the licence number of each that it acknowledged. A batch whose
 * commit broke off is in doubt: it may have been acknowledged or not, but as a whole.
 */
final class OutboxReader {

    private static final int BATCH = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String consumer;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<List<String>> inDoubt = new ConcurrentLinkedQueue<>();
    private Thread thread;
    private volatile boolean stopping;
    private volatile Exception failure;

    OutboxReader(String consumer) {
        this.consumer = consumer;
    }

    /** Reads until stopped or the hub is lost. */
    void start(Callers callers) {
        stopping = false;
        thread = new Thread(() -> {
            try {
                read(callers);
            } catch (JMSException | IllegalStateException lost) {
                failure = lost;
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }, "reader of " + consumer);
        thread.start();
    }

    private void read(Callers callers) throws JMSException, JsonProcessingException {
        try (Connection connection = callers.connect(consumer);
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer deliveries = session.createConsumer(session.createQueue("outbox." + consumer))) {
            connection.start();
            while (!stopping) {
                List<String> batch = new ArrayList<>();
                for (Message next = deliveries.receive(500); next != null; next = batch.size() < BATCH ? deliveries.receive(50) : null) {
                    batch.add(JSON.readTree(((TextMessage) next).getText()).at("/licence/number").asText());
                }
                commit(session, batch);
            }
        }
    }

    private void commit(Session session, List<String> batch) throws JMSException {
        try {
            session.commit();
        } catch (JMSException unknown) {
            inDoubt.add(batch);
            throw unknown;
        }
        acknowledged.addAll(batch);
    }

    /** The hub is gone: waits until the reader has seen it, too. */
    void awaitLoss() throws InterruptedException {
        // A connection that is lost while nothing is asked of it makes receive return null for ever.
        stopping = true;
        thread.join();
    }

    /** Waits until it has seen these and its outbox is empty; then nothing is missing, and nothing else came. */
    void awaitAll(Callers callers, Set<String> numbers) {
        ConditionFactory await = Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
        await.untilAsserted(() -> assertThat(seen()).as("none is missing to " + consumer).containsAll(numbers));
        await.until(() -> callers.get(consumer, "/api/v1/outbox?max=1").json().path("deliveries").isEmpty());
        assertThat(seen()).isEqualTo(numbers);
    }

    private Set<String> seen() {
        Set<String> seen = new HashSet<>(acknowledged);
        inDoubt.forEach(seen::addAll);
        return seen;
    }

    /** Stops in good order. */
    void stop() throws Exception {
        failure = null;
        stopping = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    String consumer() {
        return consumer;
    }

    int count() {
        return acknowledged.size();
    }

    /** Licence numbers as acknowledged, in their order. */
    Collection<String> acknowledged() {
        return acknowledged;
    }

    Collection<List<String>> inDoubt() {
        return inDoubt;
    }
}
