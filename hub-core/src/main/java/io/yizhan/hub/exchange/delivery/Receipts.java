package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.store.GroupCommit;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what arrived and parks what can't, on disk before the outbox is told that it was taken: a crash in between repeats the
 * delivery, and never loses its event.
 */
public final class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final String DELIVERED = "delivered";
    private static final String PARKED = "parked";

    private final String department;
    private final GroupCommit commits;
    private final HubMetrics metrics;
    private final Clock clock;

    Receipts(String department, GroupCommit commits, HubMetrics metrics, Clock clock) {
        this.department = department;
        this.commits = commits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: {@link Consignment}. */
    public void record(Exchange exchange) throws JMSException {
        Consignment consignment = exchange.getMessage().getBody(Consignment.class);
        Map<String, List<String>> delivered = consignment.parcels().stream().collect(Collectors.groupingBy(parcel -> parcel.delivery().id(),
                LinkedHashMap::new, Collectors.mapping(Parcel::envelope, Collectors.toList())));
        Instant now = clock.instant();
        commits.run(moment -> {
            delivered.forEach((delivery, envelopes) -> moment.append(event(EventType.DELIVERED, now, delivery).with("envelopes", envelopes)));
            consignment.undelivered().forEach(parked -> moment.append(event(EventType.PARKED, now, parked.delivery()).with("codes", parked.codes())
                    .with("envelopes", parked.envelope() == null ? null : List.of(parked.envelope()))));
            return null;
        });
        park(consignment);
        delivered.forEach((delivery, envelopes) -> {
            metrics.delivered(department, envelopes.size());
            metrics.deliveries(department, delivery, DELIVERED, envelopes.size());
        });
        consignment.undelivered().forEach(parked -> metrics.deliveries(department, Objects.requireNonNullElse(parked.delivery(), "none"), PARKED, 1));
    }

    private Event event(EventType type, Instant now, String delivery) {
        return Event.of(type, now).with("consumer", department).with("delivery", delivery);
    }

    private void park(Consignment consignment) throws JMSException {
        if (consignment.undelivered().isEmpty()) {
            return;
        }
        Session session = consignment.session();
        try (MessageProducer sender = session.createProducer(session.createQueue(Queues.UNDELIVERED))) {
            for (Undelivered parked : consignment.undelivered()) {
                LOG.warn("{}: delivery {} is parked ({})", department, parked.envelope(), String.join(", ", parked.codes()));
                TextMessage message = session.createTextMessage(parked.taken() instanceof TextMessage taken ? taken.getText() : "");
                message.setJMSCorrelationID(parked.envelope());
                message.setStringProperty("consumer", department);
                message.setStringProperty("delivery", parked.delivery());
                message.setStringProperty("codes", String.join(",", parked.codes()));
                message.setStringProperty("detail", parked.detail());
                message.setStringProperty(Queues.LICENCE_TYPE, parked.taken().getStringProperty(Queues.LICENCE_TYPE));
                sender.send(message);
            }
        }
    }
}
