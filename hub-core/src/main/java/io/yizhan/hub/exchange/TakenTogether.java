package io.yizhan.hub.exchange;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Has a JMS route take the messages of a queue that come within a while as one: the exchange is that of the first, and {@link #all} has them all, taken in
 * one transaction by one consumer. Thread-safe.
 */
final class TakenTogether implements MessageListenerContainerFactory {

    private final Duration patience;
    private final int most;
    private final ThreadLocal<List<Message>> taken = ThreadLocal.withInitial(List::of);

    /** @param patience how long the first message waits for others; what is there already is taken beyond it. @param most messages taken as one at most */
    TakenTogether(Duration patience, int most) {
        this.patience = patience;
        this.most = most;
    }

    /** The messages of the exchange that this thread has under way, the first one first. */
    List<Message> all() {
        return taken.get();
    }

    @Override
    public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
        return new Container(endpoint);
    }

    private final class Container extends DefaultJmsMessageListenerContainer {

        Container(JmsEndpoint endpoint) {
            super(endpoint);
        }

        @Override
        protected Message receiveMessage(MessageConsumer consumer) throws JMSException {
            Message first = super.receiveMessage(consumer);
            taken.set(first == null ? List.of() : withThoseAfter(first, consumer));
            return first;
        }

        private List<Message> withThoseAfter(Message first, MessageConsumer consumer) throws JMSException {
            long end = System.nanoTime() + patience.toNanos();
            List<Message> all = new ArrayList<>();
            for (Message next = first; next != null; next = all.size() < most ? receive(consumer, end) : null) {
                all.add(next);
            }
            return all;
        }

        private static Message receive(MessageConsumer consumer, long end) throws JMSException {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            // None at all would have the broker asked whether it has one.
            return consumer.receive(Math.max(1, millis));
        }
    }
}
