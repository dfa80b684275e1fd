package io.yizhan.hub.exchange.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;

/**
 * Sees every delivery that a consumer acknowledges over JMS, AMQP or STOMP, and has the broker write it down on the queue {@link Queues#ACKNOWLEDGED} in
 * the very transaction of the acknowledgement (it makes one of every acknowledgement, if the consumer does not): both are on disk together, or neither.
 * Where too much of what was written there is not in the evidence log yet, acknowledgements fail and the deliveries come again. See decision 0010.
 */
final class DeliveryWitness implements ActiveMQServerMessagePlugin {

    /** Transactions whose acknowledgements the log may still lack: some megabytes of memory. */
    static final int MOST_UNRECORDED = 10_000;

    /** The place of what is ours among a transaction's properties; those of the broker have the first few numbers. */
    private static final int PROPERTY = 0x79697a;

    private volatile ActiveMQServer server;

    @Override
    public void messageAcknowledged(Transaction tx, MessageReference reference, AckReason reason, ServerConsumer consumer) {
        String receiver = Queues.consumerOf(reference.getQueue().getName().toString());
        Object envelope = reference.getMessage().getCorrelationID();
        // Acknowledgements without a consumer of the broker's own door are the hub's, which records them itself.
        if (receiver == null || envelope == null || reason != AckReason.NORMAL || consumer == null || isHubs(consumer)) {
            return;
        }
        if (tx == null) {
            throw new IllegalStateException("an acknowledgement without a transaction can't be written down with it");
        }
        of(tx).add(receiver, envelope.toString());
    }

    private boolean isHubs(ServerConsumer consumer) {
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        return session == null || BrokerLogin.HUB.equals(session.getValidatedUser());
    }

    private Acknowledging of(Transaction tx) {
        if (tx.getProperty(PROPERTY) instanceof Acknowledging begun) {
            return begun;
        }
        Acknowledging fresh = new Acknowledging();
        tx.putProperty(PROPERTY, fresh);
        // Not among the common operations: what is written down adds one to those.
        tx.afterStore(fresh);
        return fresh;
    }

    @Override
    public void registered(ActiveMQServer itsServer) {
        server = itsServer;
    }

    /** What is acknowledged in one transaction. Of that transaction's thread. */
    private final class Acknowledging extends TransactionOperationAbstract {
        private final Map<String, List<String>> envelopes = new LinkedHashMap<>();

        void add(String consumer, String envelope) {
            envelopes.computeIfAbsent(consumer, c -> new ArrayList<>()).add(envelope);
        }

        @Override
        public void beforePrepare(Transaction tx) throws Exception {
            writeDown(tx);
        }

        @Override
        public void beforeCommit(Transaction tx) throws Exception {
            try {
                writeDown(tx);
            } catch (Exception unwritten) {
                giveBack(tx, unwritten);
                throw unwritten;
            }
        }

        private void writeDown(Transaction tx) throws Exception {
            Queue unrecorded = server.locateQueue(Queues.ACKNOWLEDGED);
            if (unrecorded.getMessageCount() >= MOST_UNRECORDED) {
                throw new IllegalStateException("acknowledgements can't be recorded at present");
            }
            for (Map.Entry<String, List<String>> of : envelopes.entrySet()) {
                for (Acknowledged acknowledged : Acknowledged.each(of.getKey(), of.getValue())) {
                    OutboxTray.route(server, acknowledged.message(), tx);
                }
            }
            envelopes.clear();
        }

        // A session forgets a transaction whose commit failed, and what it had acknowledged would be nobody's.
        private void giveBack(Transaction tx, Exception unwritten) {
            try {
                tx.rollback();
            } catch (Exception failure) {
                unwritten.addSuppressed(failure);
            }
        }
    }
}
