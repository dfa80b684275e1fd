package io.yizhan.hub.exchange;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;

/**
 * Sends what was settled on its way, in the JMS transaction that took the chunk from the inbox: licences to the outboxes of the consumers whose
 * grant forwards them, rejected records to {@code rejected}, failed ones to {@code parked}. Thread-safe.
 */
final class Forwarding {

    private static final Duration REJECTED_KEPT = Duration.ofDays(7);

    private final EvidenceLog log;
    private final Policy policy;
    private final ChunkCodec codec;
    private final HubMetrics metrics;
    private final Clock clock;

    Forwarding(EvidenceLog log, Policy policy, ChunkCodec codec, HubMetrics metrics, Clock clock) {
        this.log = log;
        this.policy = policy;
        this.codec = codec;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: a list of {@link Settled}. */
    void forward(Exchange exchange) throws JMSException, IOException {
        Instant start = clock.instant();
        Session session = exchange.getMessage(JmsMessage.class).getJmsSession();
        try (MessageProducer sender = session.createProducer(null)) {
            for (Settled settled : Unpacking.<Settled>list(exchange)) {
                forward(settled, session, sender);
                reject(settled, session, sender);
                park(settled, session, sender);
            }
        }
        metrics.stage(Stage.FORWARD, Duration.between(start, clock.instant()));
    }

    private void forward(Settled settled, Session session, MessageProducer sender) throws JMSException {
        if (settled.licences().isEmpty()) {
            return;
        }
        List<Grant> grants = policy.forwards(settled.judged().feed().type().id());
        if (grants.isEmpty()) {
            return;
        }
        List<Proof> proofs = log.proofs(settled.licences().stream().map(Settled.Registered::entry).toList());
        for (int i = 0; i < proofs.size(); i++) {
            Settled.Registered registered = settled.licences().get(i);
            // Consumers that may see the same fields get the same text, written once.
            Map<Set<String>, String> written = new HashMap<>();
            SortedMap<String, String> flat = registered.licence().flat();
            String proof = proofs.get(i).text();
            for (Grant grant : grants) {
                String text = written.get(grant.fields());
                if (text == null) {
                    text = CanonicalJson.text(delivery(settled.judged().chunk().department(), registered.envelope(),
                            ShownLicence.of(flat, registered.seal(), proof, grant.fields())));
                    written.put(grant.fields(), text);
                }
                TextMessage delivery = session.createTextMessage(text);
                delivery.setJMSCorrelationID(registered.envelope());
                delivery.setStringProperty(Queues.LICENCE_TYPE, grant.type());
                sender.send(session.createQueue(Queues.outbox(grant.consumer())), delivery);
            }
        }
        grants.forEach(grant -> metrics.forwarded(grant.consumer(), proofs.size()));
    }

    private static Map<String, Object> delivery(String department, String envelope, ShownLicence shown) {
        Map<String, Object> delivery = shown.toJson();
        delivery.put("id", envelope);
        delivery.put("department", department);
        return delivery;
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
