package io.yizhan.hub.exchange.door;

import io.yizhan.hub.store.StoreUnavailableException;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A consumer's outbox on the broker, queue {@code outbox.<consumer>}: each message is one delivery, JSON in UTF-8, its JMSCorrelationID
 * the delivery's id. Thread-safe.
 */
public final class Outbox {

    /** Ids named in one selector. */
    private static final int CHUNK = 50;

    /** How long to wait for a delivery that another consumer of the queue may hold. */
    private static final long PATIENCE_MILLIS = 250;

    private final ConnectionFactory broker;

    public Outbox(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** The oldest deliveries, left where they are. @throws StoreUnavailableException where the broker is out of reach */
    List<byte[]> peek(String consumer, int most) {
        try (JMSContext context = broker.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            List<byte[]> deliveries = new ArrayList<>();
            try (QueueBrowser browser = context.createBrowser(queue(context, consumer))) {
                Enumeration<?> messages = browser.getEnumeration();
                while (deliveries.size() < most && messages.hasMoreElements()) {
                    deliveries.add(json((Message) messages.nextElement()));
                }
            }
            return deliveries;
        } catch (JMSException | JMSRuntimeException e) {
            throw unavailable(e);
        }
    }

    /**
     * Takes deliveries out, all in one transaction that is committed only if {@code before} returns.
     *
     * @param ids    ids of deliveries, {@code [0-9a-z/]} only
     * @param before told the ids that are about to be taken out; not called where there are none
     * @return the ids taken out, in the order given
     * @throws StoreUnavailableException where the broker is out of reach
     */
    List<String> take(String consumer, Set<String> ids, Consumer<List<String>> before) {
        try (JMSContext context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
            Set<String> received = new LinkedHashSet<>();
            List<String> wanted = List.copyOf(ids);
            for (int i = 0; i < wanted.size(); i += CHUNK) {
                receive(context, consumer, wanted.subList(i, Math.min(i + CHUNK, wanted.size())), received);
            }
            List<String> taken = wanted.stream().filter(received::contains).toList();
            if (!taken.isEmpty()) {
                before.accept(taken);
            }
            context.commit();
            return taken;
        } catch (JMSException | JMSRuntimeException e) {
            throw unavailable(e);
        }
    }

    private static void receive(JMSContext context, String consumer, List<String> ids, Set<String> received) throws JMSException {
        String selector = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "JMSCorrelationID IN (", ")"));
        try (JMSConsumer queue = context.createConsumer(queue(context, consumer), selector)) {
            int before = received.size();
            while (received.size() < before + ids.size()) {
                Message message = queue.receive(PATIENCE_MILLIS);
                if (message == null) {
                    return;
                }
                received.add(message.getJMSCorrelationID());
            }
        }
    }

    private static Queue queue(JMSContext context, String consumer) {
        return context.createQueue("outbox." + consumer);
    }

    private static byte[] json(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return body;
        }
        throw new IllegalStateException("an outbox holds a message that is neither text nor bytes");
    }

    private static StoreUnavailableException unavailable(Exception e) {
        return new StoreUnavailableException("the broker can't be reached", e);
    }
}
