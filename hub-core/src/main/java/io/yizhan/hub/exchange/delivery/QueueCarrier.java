package io.yizhan.hub.exchange.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;

/** A message a batch, in the very transaction that takes it from the outbox: it is in one of the two, never in both. */
final class QueueCarrier implements Carrier {

    private final String queue;

    QueueCarrier(String queue) {
        this.queue = queue;
    }

    @Override
    public void carry(Batch batch) throws JMSException {
        try (MessageProducer sender = batch.session().createProducer(batch.session().createQueue(queue))) {
            BytesMessage message = batch.session().createBytesMessage();
            message.writeBytes(batch.message());
            message.setJMSCorrelationID(batch.firstEnvelope());
            message.setStringProperty("contentType", batch.rendition().mediaType());
            sender.send(message);
        }
    }
}
