package io.yizhan.hub.exchange;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.exchange.broker.OutboxTray;
import io.yizhan.hub.exchange.broker.QueueRoom;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.policy.Grant;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/**
 * Sends what was settled on its way, in the JMS transaction that took the chunk from the inbox: licences to the outboxes of the consumers whose
 * grant forwards them, rejected records to {@code rejected}, failed ones to {@code parked}. Thread-safe.
 */
final class Forwarding {

    private static final Duration REJECTED_KEPT = Duration.ofDays(7);

    private final EvidenceLog log;
    private final OutboxTray outboxes;
    private final QueueRoom room;
    private final ChunkCodec codec;
    private final HubMetrics metrics;
    private final Clock clock;

    Forwarding(EvidenceLog log, OutboxTray outboxes, QueueRoom room, ChunkCodec codec, HubMetrics metrics, Clock clock) {
        this.log = log;
        this.outboxes = outboxes;
        this.room = room;
        this.codec = codec;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: a list of {@link Settled}. */
    void forward(Exchange exchange) throws JMSException, IOException, InterruptedException {
        Instant start = clock.instant();
        Session session = exchange.getMessage(JmsMessage.class).getJmsSession();
        List<Settled> all = Unpacking.list(exchange);
        forward(all, session);
        List<Settled> faulty = all.stream().filter(settled -> !settled.rejected().isEmpty() || !settled.parked().isEmpty()).toList();
        if (!faulty.isEmpty()) {
            try (MessageProducer sender = session.createProducer(null)) {
                for (Settled settled : faulty) {
                    reject(settled, session, sender);
                    park(settled, session, sender);
                }
            }
        }
        metrics.stage(Stage.FORWARD, Duration.between(start, clock.instant()));
    }

    /** All deliveries of the transaction at once. */
    private void forward(List<Settled> all, Session session) throws JMSException, InterruptedException {
        room.awaitOutboxes(all.stream().flatMap(settled -> settled.grants().stream()).map(Grant::consumer).collect(Collectors.toSet()));
        OutboxTray.Load load = outboxes.load();
        DeliveryParts.Desk desk = new DeliveryParts.Desk();
        for (Settled settled : all) {
            lay(settled, load, desk);
        }
        load.send(session);
    }

    private void lay(Settled settled, OutboxTray.Load load, DeliveryParts.Desk desk) {
        List<Grant> grants = settled.grants();
        if (grants.isEmpty() || settled.licences().isEmpty()) {
            return;
        }
        String department = settled.judged().chunk().department();
        List<Proof> proofs = log.proofs(settled.licences().stream().map(Settled.Registered::entry).toList());
        DeliveryText text = new DeliveryText();
        for (int i = 0; i < proofs.size(); i++) {
            Settled.Registered registered = settled.licences().get(i);
            DeliveryParts parts = new DeliveryParts(department, registered.flat(), registered.seal(), proofs.get(i), desk);
            for (Grant grant : grants) {
                text.clear();
                parts.write(grant.fields(), text);
                load.add(grant.consumer(), grant.type(), registered.envelope(), text);
            }
        }
        grants.forEach(grant -> metrics.forwarded(grant.consumer(), proofs.size()));
    }

    private static void reject(Settled settled, Session session, MessageProducer sender) throws JMSException {
        Chunk chunk = settled.judged().chunk();
        sender.setTimeToLive(REJECTED_KEPT.toMillis());
        for (Judged.Rejected rejected : settled.rejected()) {
            TextMessage notice = session.createTextMessage(CanonicalJson.text(Map.of("message", chunk.message(), "record",
                    rejected.source().number(), "line", rejected.source().line(), "department", chunk.department(), "feed", chunk.feed(),
                    "violations", rejected.violations().stream().map(Forwarding::json).toList())));
            notice.setJMSCorrelationID(chunk.envelope(rejected.source()));
            sender.send(session.createQueue(Queues.REJECTED), notice);
        }
        sender.setTimeToLive(0);
    }

    private static Map<String, Object> json(Violation violation) {
        return Map.of("field", violation.field(), "code", violation.code(), "detail", violation.detail());
    }

    private void park(Settled settled, Session session, MessageProducer sender) throws JMSException, IOException {
        Chunk chunk = settled.judged().chunk();
        for (Judged.Failed failed : settled.parked()) {
            BytesMessage parked = session.createBytesMessage();
            parked.writeBytes(codec.write(List.of(new Chunk(chunk.message(), chunk.department(), chunk.feed(), chunk.digest(),
                    List.of(failed.source())))));
            parked.setJMSCorrelationID(chunk.envelope(failed.source()));
            sender.send(session.createQueue(Queues.PARKED), parked);
        }
    }
}
