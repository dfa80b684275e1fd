package io.yizhan.hub.exchange.broker;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;

/**
 * Sees every delivery that a consumer acknowledges over JMS, AMQP or STOMP, and has it recorded as {@code delivered}, all of one transaction at
 * once, before the broker commits the acknowledgement (it makes a transaction of every acknowledgement, if the consumer does not). Where it can't
 * be recorded the acknowledgement fails and the delivery comes again. A crash between the two repeats delivery and event, and loses neither:
 * what was recorded, but of which the broker never said that it has it, is {@link #doubtful}.
 */
public final class DeliveryWitness implements ActiveMQServerMessagePlugin {

    private static final int MOST_IN_ONE_EVENT = 256;

    private final GroupCommit commits;
    private final Clock clock;
    private final BiConsumer<String, Integer> delivered;
    private final Map<Transaction, Acknowledged> open = new ConcurrentHashMap<>();
    private final Set<Doubtful> doubtful = ConcurrentHashMap.newKeySet();
    private volatile ActiveMQServer server;

    /** @param delivered told consumer and number once the event is on disk */
    public DeliveryWitness(GroupCommit commits, Clock clock, BiConsumer<String, Integer> delivered) {
        this.commits = commits;
        this.clock = clock;
        this.delivered = delivered;
    }

    /** A delivery whose {@code delivered} event may stand for nothing: perhaps it was not acknowledged, and its consumer awaits it again. */
    public record Doubtful(String consumer, String envelope) {
    }

    /** Those since it was last asked; of a broker that has stopped. */
    public List<Doubtful> doubtful() {
        forgetOpen();
        List<Doubtful> all = List.copyOf(doubtful);
        doubtful.removeAll(all);
        return all;
    }

    private void forgetOpen() {
        open.values().forEach(Acknowledged::doubt);
        open.clear();
    }

    @Override
    public void messageAcknowledged(Transaction tx, MessageReference reference, AckReason reason, ServerConsumer consumer) {
        String receiver = Queues.consumerOf(reference.getQueue().getName().toString());
        Object envelope = reference.getMessage().getCorrelationID();
        // Acknowledgements without a consumer of the broker's own door are the hub's: its HTTP outbox records them itself.
        if (receiver == null || envelope == null || reason != AckReason.NORMAL || consumer == null || isHubs(consumer)) {
            return;
        }
        if (tx == null) {
            throw new IllegalStateException("an acknowledgement without a transaction can't be recorded before it is made");
        }
        open.computeIfAbsent(tx, Acknowledged::new).add(receiver, envelope.toString());
    }

    private boolean isHubs(ServerConsumer consumer) {
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        return session == null || BrokerLogin.HUB.equals(session.getValidatedUser());
    }

    @Override
    public void registered(ActiveMQServer itsServer) {
        server = itsServer;
        // Transactions of a broker that died before came to no end.
        forgetOpen();
    }

    /** What is acknowledged in one transaction. Of that transaction's thread. */
    private final class Acknowledged extends TransactionOperationAbstract {
        private final Map<String, List<String>> envelopes = new LinkedHashMap<>();
        /** Whether it was, is not known where the disk failed it. */
        private volatile boolean perhapsRecorded;

        Acknowledged(Transaction tx) {
            tx.addOperation(this);
        }

        void add(String consumer, String envelope) {
            envelopes.computeIfAbsent(consumer, c -> new ArrayList<>()).add(envelope);
        }

        @Override
        public void beforeCommit(Transaction tx) {
            perhapsRecorded = true;
            try {
                commits.run(moment -> {
                    envelopes.forEach((consumer, ids) -> record(moment, consumer, ids));
                    return null;
                });
            } catch (RuntimeException unrecorded) {
                giveBack(tx, unrecorded);
                throw unrecorded;
            }
        }

        // A session forgets a transaction whose commit failed, and what it had acknowledged would be nobody's.
        private void giveBack(Transaction tx, RuntimeException unrecorded) {
            try {
                tx.rollback();
            } catch (Exception failure) {
                unrecorded.addSuppressed(failure);
            }
        }

        private void doubt() {
            if (perhapsRecorded) {
                doubtful.addAll(all());
            }
        }

        private List<Doubtful> all() {
            return envelopes.entrySet().stream().flatMap(of -> of.getValue().stream().map(id -> new Doubtful(of.getKey(), id))).toList();
        }

        private void record(GroupCommit.Moment moment, String consumer, List<String> ids) {
            for (int first = 0; first < ids.size(); first += MOST_IN_ONE_EVENT) {
                moment.append(Event.of(EventType.DELIVERED, clock.instant()).with("consumer", consumer)
                        .with("envelopes", List.copyOf(ids.subList(first, Math.min(ids.size(), first + MOST_IN_ONE_EVENT)))));
            }
        }

        @Override
        public void afterCommit(Transaction tx) {
            open.remove(tx);
            if (!doubtful.isEmpty()) {
                all().forEach(doubtful::remove);
            }
            envelopes.forEach((consumer, ids) -> delivered.accept(consumer, ids.size()));
        }

        @Override
        public void afterRollback(Transaction tx) {
            if (open.remove(tx) != null) {
                doubt();
            }
        }
    }
}
