package io.yizhan.hub.exchange.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;

/**
 * Deliveries that a consumer acknowledged over the broker: a message on {@link Queues#ACKNOWLEDGED}, a bytes message of lines in UTF-8, first the
 * consumer's id, then the ids of the deliveries.
 */
public record Acknowledged(String consumer, List<String> envelopes) {

    /** Ids in one message, and in one event. */
    public static final int MOST = 256;

    private static final int HEAD = 256;

    public Acknowledged {
        envelopes = List.copyOf(envelopes);
    }

    /** All that was acknowledged in a transaction, no more than {@link #MOST} in each. */
    public static List<Acknowledged> each(String consumer, List<String> envelopes) {
        List<Acknowledged> all = new ArrayList<>();
        for (int first = 0; first < envelopes.size(); first += MOST) {
            all.add(new Acknowledged(consumer, envelopes.subList(first, Math.min(envelopes.size(), first + MOST))));
        }
        return all;
    }

    CoreMessage message() {
        byte[] body = (consumer + "\n" + String.join("\n", envelopes)).getBytes(StandardCharsets.UTF_8);
        CoreMessage message = new CoreMessage(0, body.length + HEAD);
        message.setType(org.apache.activemq.artemis.api.core.Message.BYTES_TYPE).setDurable(true).setTimestamp(System.currentTimeMillis());
        message.setAddress(SimpleString.of(Queues.ACKNOWLEDGED)).setRoutingType(RoutingType.ANYCAST);
        message.getBodyBuffer().writeBytes(body);
        return message;
    }

    /** Reads it off the queue. */
    public static Acknowledged of(Message message) throws JMSException {
        return parse(((BytesMessage) message).getBody(byte[].class));
    }

    static Acknowledged of(ICoreMessage message) {
        ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        return parse(bytes);
    }

    private static Acknowledged parse(byte[] body) {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        return new Acknowledged(lines.get(0), lines.subList(1, lines.size()));
    }
}
