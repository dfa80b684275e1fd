package io.yizhan.hub.exchange.door;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.store.GroupCommit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Hands consumers without JMS what is in their outbox, and takes out what they acknowledge. */
public final class OutboxDoor {

    private static final int MOST = 1000;
    private static final int USUAL = 100;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,64}/[0-9]{1,18}");

    private final Gate gate;
    private final Outbox outbox;
    private final Supplier<Collection<String>> receivers;
    private final WaitingRoom waitingRoom;
    private final GroupCommit commits;
    private final HubMetrics metrics;
    private final Clock clock;

    /** @param receivers consumers that have an outbox; those of others are always empty */
    public OutboxDoor(Gate gate, Outbox outbox, Supplier<Collection<String>> receivers, WaitingRoom waitingRoom, GroupCommit commits, HubMetrics metrics, Clock clock) {
        this.gate = gate;
        this.outbox = outbox;
        this.receivers = receivers;
        this.waitingRoom = waitingRoom;
        this.commits = commits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The oldest deliveries; they stay until they are acknowledged. */
    public void peek(Exchange exchange) throws Exception {
        Request request = Request.of(exchange);
        String consumer = gate.admit(request, Client.Kind.CONSUMER, Client.Kind.DEPARTMENT).client().id();
        int most = (int) Math.max(1, request.inQuery("max", USUAL, MOST));
        Duration wait = Duration.ofSeconds(request.inQuery("wait", 0, LONGEST_WAIT_SECONDS));
        List<byte[]> deliveries = !receivers.get().contains(consumer) ? List.of() : waitingRoom.look(() -> Optional.of(outbox.peek(consumer, most)).filter(seen -> !seen.isEmpty()), wait)
                .orElse(List.of());
        Reply.bytes(exchange, 200, Reply.JSON, write(deliveries));
    }

    /** Takes the named deliveries out, once that they were delivered is on record. */
    public void acknowledge(Exchange exchange) throws IOException {
        Request request = Request.of(exchange);
        String consumer = gate.admit(request, Client.Kind.CONSUMER, Client.Kind.DEPARTMENT).client().id();
        Members body = JsonBody.read(request);
        Set<String> ids = new LinkedHashSet<>(body.texts("ids", MOST));
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            body.fault("ids", "E-MEMBER-FORMAT", "must hold ids as deliveries carry them");
        }
        body.check();

        List<String> taken = ids.isEmpty() || !receivers.get().contains(consumer) ? List.of() : outbox.take(consumer, ids, about -> record(consumer, about));
        metrics.delivered(consumer, taken.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("acknowledged", taken.size());
        taken.forEach(ids::remove);
        answer.put("unknown", ids);
        Reply.json(exchange, 200, answer);
    }

    private void record(String consumer, List<String> ids) {
        Event event = Event.of(EventType.DELIVERED, clock.instant()).with("consumer", consumer).with("envelopes", ids);
        commits.run(moment -> moment.append(event));
    }

    /** The deliveries' own bytes go out: nothing is parsed and written anew. */
    private static byte[] write(List<byte[]> deliveries) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"deliveries\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < deliveries.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(deliveries.get(i));
        }
        json.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return json.toByteArray();
    }
}
