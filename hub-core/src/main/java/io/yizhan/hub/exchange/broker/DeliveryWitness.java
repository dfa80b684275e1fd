package io.yizhan.hub.exchange.broker;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every delivery that a consumer acknowledges over JMS, AMQP or STOMP, and has it recorded as {@code delivered}, many to one event.
 * The acknowledgement comes first: a crash in between loses the event, never the delivery.
 */
public final class DeliveryWitness implements ActiveMQServerMessagePlugin, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWitness.class);
    private static final int MOST_IN_ONE_EVENT = 256;
    /** What is acknowledged within this time of the first is recorded with it: a moment of the log for each would cost more than it tells. */
    private static final long GATHERING_MILLIS = 50;

    private record Seen(String consumer, String envelope) {
    }

    private final LinkedBlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final GroupCommit commits;
    private final Clock clock;
    private final BiConsumer<String, Integer> delivered;
    private final Thread writer = new Thread(this::write, "delivery-witness");
    private volatile boolean closing;
    private volatile ActiveMQServer server;

    /** @param delivered told consumer and number once the event is on disk */
    public DeliveryWitness(GroupCommit commits, Clock clock, BiConsumer<String, Integer> delivered) {
        this.commits = commits;
        this.clock = clock;
        this.delivered = delivered;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void messageAcknowledged(Transaction tx, MessageReference reference, AckReason reason, ServerConsumer consumer) {
        String receiver = Queues.consumerOf(reference.getQueue().getName().toString());
        Object envelope = reference.getMessage().getCorrelationID();
        // Acknowledgements without a consumer of the broker's own door are the hub's: its HTTP outbox records them itself.
        if (receiver == null || envelope == null || reason != AckReason.NORMAL || consumer == null || isHubs(consumer)) {
            return;
        }
        Seen delivery = new Seen(receiver, envelope.toString());
        if (tx == null) {
            seen.add(delivery);
        } else {
            tx.addOperation(new TransactionOperationAbstract() {
                @Override
                public void afterCommit(Transaction committed) {
                    seen.add(delivery);
                }
            });
        }
    }

    private boolean isHubs(ServerConsumer consumer) {
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        return session == null || BrokerLogin.HUB.equals(session.getValidatedUser());
    }

    @Override
    public void registered(ActiveMQServer itsServer) {
        server = itsServer;
    }

    private void write() {
        while (!closing || !seen.isEmpty()) {
            try {
                Seen first = seen.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    record(first);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void record(Seen first) throws InterruptedException {
        List<Seen> moment = new ArrayList<>();
        moment.add(first);
        if (!closing) {
            TimeUnit.MILLISECONDS.sleep(GATHERING_MILLIS);
        }
        seen.drainTo(moment, MOST_IN_ONE_EVENT - 1);
        Map<String, List<String>> byConsumer = new LinkedHashMap<>();
        moment.forEach(d -> byConsumer.computeIfAbsent(d.consumer(), c -> new ArrayList<>()).add(d.envelope()));
        try {
            commits.run(at -> {
                byConsumer.forEach((consumer, envelopes) -> at.append(Event.of(EventType.DELIVERED, clock.instant())
                        .with("consumer", consumer).with("envelopes", envelopes)));
                return null;
            });
            byConsumer.forEach((consumer, envelopes) -> delivered.accept(consumer, envelopes.size()));
        } catch (RuntimeException unavailable) {
            LOG.warn("Deliveries not recorded yet, {} waiting; trying again", moment.size(), unavailable);
            seen.addAll(moment);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Writes what is still waiting, then stops. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        writer.join(5000);
    }
}
