package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.Acknowledged;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.store.GroupCommit;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * Records as {@code delivered} what consumers acknowledged over the broker: all that is written down at the time, in one moment. It is taken off its
 * queue only when the events are on disk. Thread-safe.
 */
final class Acknowledgements {

    private final TakenTogether together;
    private final GroupCommit commits;
    private final HubMetrics metrics;
    private final Clock clock;

    Acknowledgements(TakenTogether together, GroupCommit commits, HubMetrics metrics, Clock clock) {
        this.together = together;
        this.commits = commits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: of a message of {@link Queues#ACKNOWLEDGED}; what was taken together with it is recorded, too. */
    void record(Exchange exchange) throws JMSException {
        Map<String, List<String>> envelopes = new TreeMap<>();
        for (Message message : together.all()) {
            add(envelopes, message);
        }
        Instant now = clock.instant();
        commits.run(moment -> {
            envelopes.forEach((consumer, ids) -> Acknowledged.each(consumer, ids).forEach(one -> moment.append(event(one, now))));
            return null;
        });
        envelopes.forEach((consumer, ids) -> metrics.delivered(consumer, ids.size()));
    }

    private static void add(Map<String, List<String>> envelopes, Message message) throws JMSException {
        Acknowledged acknowledged = Acknowledged.of(message);
        envelopes.computeIfAbsent(acknowledged.consumer(), c -> new ArrayList<>()).addAll(acknowledged.envelopes());
    }

    static Event event(Acknowledged acknowledged, Instant now) {
        return Event.of(EventType.DELIVERED, now).with("consumer", acknowledged.consumer()).with("envelopes", acknowledged.envelopes());
    }
}
