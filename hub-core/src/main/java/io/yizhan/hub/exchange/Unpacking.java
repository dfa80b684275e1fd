package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/**
 * Opens what lies on the inbox. Chunks of several messages that came as one and failed before are sent singly, in the transaction that took them, so
 * that one which fails for good does not take its neighbours with it. Thread-safe.
 */
final class Unpacking {

    private final ChunkCodec codec;

    Unpacking(ChunkCodec codec) {
        this.codec = codec;
    }

    /** Body: locked chunks; becomes a list of {@link Chunk}s, empty where they were sent singly. */
    void unpack(Exchange exchange) throws JMSException, IOException {
        List<Chunk> chunks = codec.chunks(exchange.getMessage().getBody(byte[].class));
        if (chunks.size() > 1 && exchange.getMessage(JmsMessage.class).getJmsMessage().getJMSRedelivered()) {
            sendSingly(chunks, exchange.getMessage(JmsMessage.class).getJmsSession());
            chunks = List.of();
        }
        exchange.getMessage().setBody(chunks);
    }

    private void sendSingly(List<Chunk> chunks, Session session) throws JMSException, IOException {
        try (MessageProducer sender = session.createProducer(session.createQueue(Queues.INBOX))) {
            sender.setPriority(Splitter.FIRST_CHUNK_PRIORITY);
            for (Chunk chunk : chunks) {
                BytesMessage single = session.createBytesMessage();
                single.writeBytes(codec.write(List.of(chunk)));
                single.setJMSCorrelationID(Stretch.of(chunk).label());
                sender.send(single);
            }
        }
    }

    /** The body of an exchange between two steps of the inbox. */
    @SuppressWarnings("unchecked")
    static <T> List<T> list(Exchange exchange) {
        return (List<T>) exchange.getMessage().getBody(List.class);
    }
}
