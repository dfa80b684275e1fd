package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Outcome;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.StoreUnavailableException;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up on what failed again and again for other reasons than an absent store: it is parked, recorded, and its neighbours go on. */
final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final int MOST_ATTEMPTS = 8;

    private final ChunkCodec codec;
    private final MessageTable messages;
    private final GroupCommit commits;
    private final Departments departments;
    private final HubMetrics metrics;
    private final Clock clock;

    Parking(ChunkCodec codec, Departments departments, MessageTable messages, GroupCommit commits, HubMetrics metrics, Clock clock) {
        this.codec = codec;
        this.departments = departments;
        this.metrics = metrics;
        this.messages = messages;
        this.commits = commits;
        this.clock = clock;
    }

    /** True where the broker has delivered this message often enough. An absent store is waited for, however long it takes. */
    boolean isExhausted(Exchange exchange) {
        JmsMessage message = exchange.getIn(JmsMessage.class);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreUnavailableException) {
                return false;
            }
        }
        try {
            return message.getJmsMessage().getIntProperty("JMSXDeliveryCount") >= MOST_ATTEMPTS;
        } catch (JMSException unreadable) {
            throw new IllegalStateException("the broker gave no delivery count", unreadable);
        }
    }

    /** Makes every record of the chunk a failed one; body becomes a list of {@link Judged}, to be settled and forwarded. */
    void giveUpChunk(Exchange exchange) throws JMSException {
        RuntimeException failure = failure(exchange);
        exchange.getMessage().setBody(codec.chunks(FeedDoor.bytes(exchange.getIn(JmsMessage.class).getJmsMessage())).stream()
                .map(chunk -> givenUp(chunk, failure)).toList());
    }

    private static Judged givenUp(Chunk chunk, RuntimeException failure) {
        LOG.error("Chunk {}/{} of {} records is parked", chunk.message(), chunk.firstRecord(), chunk.records().size(), failure);
        return new Judged(chunk, null, chunk.records().stream().<Judged.Verdict>map(r -> new Judged.Failed(r, failure)).toList());
    }

    /** Parks the rest of a message that can't be split further, pointer and all. */
    void giveUpPointer(Exchange exchange) throws JMSException {
        park(exchange, "E-TECHNICAL");
    }

    /** Parks bytes off a queue that are no chunk and no pointer, as they are; what they stood for is known from their label alone. */
    void setAsideUnread(Exchange exchange) throws JMSException {
        park(exchange, "E-AT-REST");
    }

    private void park(Exchange exchange, String code) throws JMSException {
        jakarta.jms.Message taken = exchange.getIn(JmsMessage.class).getJmsMessage();
        String label = taken.getJMSCorrelationID();
        LOG.error("Records {} (message/first/count) are parked as they came ({})", label, code, failure(exchange));
        List<Stretch> stretches = Stretch.parse(label);
        commits.run(moment -> record(moment, stretches, code)).result().forEach(this::count);
        Session session = exchange.getIn(JmsMessage.class).getJmsSession();
        try (MessageProducer sender = session.createProducer(session.createQueue(Queues.PARKED))) {
            BytesMessage parked = session.createBytesMessage();
            parked.writeBytes(FeedDoor.bytes(taken));
            parked.setJMSCorrelationID(label);
            sender.send(parked);
        }
    }

    private void count(Parked parked) {
        String type = departments.find(parked.of().department()).flatMap(d -> d.feed(parked.of().feed())).map(f -> f.type().id()).orElse("unknown");
        metrics.records(parked.of().department(), type, Outcome.PARKED, parked.records());
    }

    private record Parked(Message of, long records) {
    }

    /** What was parked by this: not what was before, nor what is not known. */
    private List<Parked> record(GroupCommit.Moment moment, List<Stretch> stretches, String code) {
        if (stretches.isEmpty()) {
            moment.append(event(code));
        }
        return stretches.stream().map(stretch -> record(moment, stretch, code)).filter(Objects::nonNull).toList();
    }

    private Event event(String code) {
        return Event.of(EventType.PARKED, clock.instant()).with("codes", List.of(code));
    }

    private Parked record(GroupCommit.Moment moment, Stretch lost, String code) {
        Message message = messages.byId(lost.message()).orElse(null);
        if (message == null) {
            moment.append(event(code));
            return null;
        }
        if (messages.settled(moment, message.id(), lost.first()).isPresent()) {
            return null;
        }
        moment.append(event(code).with("message", message.id()).with("record", lost.first()).with("count", lost.count())
                .with("department", message.department()));
        messages.settle(moment, message.id(), lost.first(), List.of(), new Message.Tally(0, 0, 0, lost.count(), 0), List.of(),
                clock.instant());
        return new Parked(message, lost.count());
    }

    private static RuntimeException failure(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
