package io.yizhan.hub.exchange.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerSessionPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.utils.DataConstants;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/**
 * Puts many deliveries into outboxes within the JMS transaction of a session of this process. They do not go through the client's and the
 * server's coding one by one: the session lays them in the tray and sends a slip, and the broker, come to the slip, takes them from the tray and
 * routes them in the same transaction. Deliveries are JMS text messages like any others. Thread-safe; see decision 0007.
 */
public final class OutboxTray implements ActiveMQServerMessagePlugin, ActiveMQServerSessionPlugin {

    /** Where slips go: an address without a queue. */
    static final String SLIPS = "slips";

    private static final SimpleString ADDRESS = SimpleString.of(SLIPS);
    private static final byte USUAL_PRIORITY = 4;
    /** Bytes of a message's head and properties, about. */
    private static final int HEAD = 512;

    /** By the session's name: one load a transaction, and the next only when it is done. */
    private final Map<String, List<CoreMessage>> laid = new ConcurrentHashMap<>();
    private volatile ActiveMQServer server;

    /** Deliveries of one transaction. Of one thread. */
    public final class Load {
        private final List<CoreMessage> messages = new ArrayList<>();
        private final long now = System.currentTimeMillis();

        private Load() {
        }

        /** @param envelope id of the delivery, its JMSCorrelationID; @param text may be used anew when this returns */
        public void add(String consumer, String licenceType, String envelope, DeliveryText text) {
            CoreMessage message = new CoreMessage(0, text.size() + HEAD);
            message.setType(Message.TEXT_TYPE).setDurable(true).setPriority(USUAL_PRIORITY).setTimestamp(now);
            message.setAddress(SimpleString.of(Queues.outbox(consumer)));
            message.setRoutingType(RoutingType.ANYCAST);
            message.setUserID(UUIDGenerator.getInstance().generateUUID());
            MessageUtil.setJMSCorrelationID(message, envelope);
            message.putStringProperty(Queues.LICENCE_TYPE, licenceType);
            ActiveMQBuffer body = message.getBodyBuffer();
            body.writeByte(DataConstants.NOT_NULL);
            body.writeInt(text.size());
            body.writeBytes(text.bytes(), 0, text.size());
            messages.add(message);
        }

        List<CoreMessage> messages() {
            return messages;
        }

        /** Puts what was added into the outboxes when the session commits, not at all where it rolls back; once a transaction. @param session transacted, of this broker's in-memory connections */
        public void send(Session session) throws JMSException {
            if (messages.isEmpty()) {
                return;
            }
            ClientSessionInternal core = (ClientSessionInternal) ((ActiveMQSession) session).getCoreSession();
            laid.put(core.getName(), messages);
            try (ClientProducer producer = core.createProducer(ADDRESS)) {
                producer.send(core.createMessage(false));
            } catch (ActiveMQException failure) {
                laid.remove(core.getName());
                JMSException told = new JMSException("deliveries could not be put into outboxes");
                told.initCause(failure);
                throw told;
            }
        }
    }

    /** An empty load. */
    public Load load() {
        return new Load();
    }

    @Override
    public void registered(ActiveMQServer itsServer) {
        server = itsServer;
        // Sessions of a broker that died before come for nothing any more.
        laid.clear();
    }

    @Override
    public void beforeSend(ServerSession session, Transaction tx, Message slip, boolean direct, boolean noAutoCreateQueue) throws ActiveMQException {
        if (!ADDRESS.equals(slip.getAddressSimpleString())) {
            return;
        }
        try {
            route(laid.remove(session.getName()), tx);
        } catch (Exception failure) {
            ActiveMQException told = new ActiveMQException("deliveries could not be put into outboxes: " + failure.getMessage());
            told.initCause(failure);
            tx.markAsRollbackOnly(told);
            throw told;
        }
    }

    private void route(List<CoreMessage> deliveries, Transaction tx) throws Exception {
        if (deliveries == null) {
            throw new IllegalStateException("a slip without deliveries");
        }
        for (CoreMessage delivery : deliveries) {
            route(server, delivery, tx);
        }
    }

    static void route(ActiveMQServer server, CoreMessage delivery, Transaction tx) throws Exception {
        delivery.setMessageID(server.getStorageManager().generateID());
        if (server.getPostOffice().route(delivery, tx, false) != RoutingStatus.OK) {
            throw new IllegalStateException("no queue " + delivery.getAddress());
        }
    }

    @Override
    public void afterCloseSession(ServerSession session, boolean failed) {
        laid.remove(session.getName());
    }
}
