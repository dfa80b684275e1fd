package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.signing.Vault;
import io.yizhan.hub.store.GroupCommit;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses messages that did not come by a door and can't be read: recorded, and kept for whoever mends them. */
public final class Refusing {

    private static final Logger LOG = LoggerFactory.getLogger(Refusing.class);

    private final GroupCommit commits;
    private final Vault vault;
    private final HubMetrics metrics;
    private final Clock clock;

    Refusing(GroupCommit commits, Vault vault, HubMetrics metrics, Clock clock) {
        this.commits = commits;
        this.vault = vault;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The file goes into {@code .failed} beside it. */
    void setAsideFile(Exchange exchange) {
        record(exchange, "folder");
        exchange.setProperty(FeedDoor.ASIDE, ".failed");
    }

    /** The message goes to {@code rejected}, its bytes locked. */
    void setAsideMessage(Exchange exchange) throws JMSException {
        record(exchange, "queue");
        JmsMessage taken = exchange.getIn(JmsMessage.class);
        Session session = taken.getJmsSession();
        try (MessageProducer sender = session.createProducer(session.createQueue(Queues.REJECTED))) {
            BytesMessage kept = session.createBytesMessage();
            kept.writeBytes(vault.lock(FeedDoor.bytes(taken.getJmsMessage())));
            kept.setJMSCorrelationID(taken.getJmsMessage().getJMSMessageID());
            sender.send(kept);
        }
    }

    private void record(Exchange exchange, String door) {
        record(exchange.getFromRouteId(), door, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class), moment -> { });
    }

    /**
     * Records a refusal, on disk when this returns.
     *
     * @param route   where it came from
     * @param door    folder, queue, and so on
     * @param failure an {@link UnreadableMessageException} or {@link RefusedMessageException}
     * @param with    what is to be kept in the same moment
     */
    public void record(String route, String door, Exception failure, Consumer<GroupCommit.Moment> with) {
        String code = failure instanceof UnreadableMessageException unreadable ? unreadable.code() : ((RefusedMessageException) failure).code();
        String department = route.split("\\.")[0];
        LOG.warn("{}: message refused: {} ({})", route, failure.getMessage(), code);
        commits.run(moment -> {
            with.accept(moment);
            return moment.append(Event.of(EventType.REFUSED, clock.instant()).with("client", department)
                    .with("department", department).with("door", door).with("reason", code));
        });
        metrics.refused(door, code);
    }
}
