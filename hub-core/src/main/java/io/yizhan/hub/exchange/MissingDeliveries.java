package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.exchange.broker.OutboxTray;
import io.yizhan.hub.exchange.broker.Stock;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.policy.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is owed and missing into its outboxes, told entry by entry of the log what was forwarded: the events first, then the deliveries. What the
 * broker had lost is an {@code operated} event; what it never had, because its chunk is still on the inbox, is none. A delivery whose
 * grant has been withdrawn since is parked.
 */
final class MissingDeliveries {

    private record Due(Forwarded forwarded, List<String> consumers) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(MissingDeliveries.class);
    /** Licences put in one transaction, some 20 KiB each. */
    private static final int AT_ONCE = 128;

    private final Stocktaking.Parts parts;
    private final Stock stock;
    private final Owed owed;
    private final Envelopes onTheInbox;
    private final List<Due> due = new ArrayList<>();
    private final Map<String, Long> lost = new TreeMap<>();

    MissingDeliveries(Stocktaking.Parts parts, Stock stock, Owed owed, Envelopes onTheInbox) {
        this.parts = parts;
        this.stock = stock;
        this.owed = owed;
        this.onTheInbox = onTheInbox;
    }

    void read(Entry entry) {
        if (entry.is(EventType.FORWARDED)) {
            Forwarded.of(entry.event()).ifPresent(this::read);
        }
    }

    private void read(Forwarded forwarded) {
        List<String> consumers = forwarded.rules().keySet().stream().filter(consumer -> owed.isOwed(consumer, forwarded)).toList();
        if (!consumers.isEmpty()) {
            due.add(new Due(forwarded, consumers));
        }
        if (due.size() >= AT_ONCE) {
            put();
        }
    }

    /** Puts what is left, and tells how much was lost. */
    void finish() {
        put();
        lost.forEach((consumer, count) -> LOG.warn("The broker had lost {} deliveries to {}; they were forwarded again", count, consumer));
    }

    private void put() {
        Load load = new Load();
        due.forEach(load::add);
        due.clear();
        parts.commits().run(moment -> {
            load.again.forEach((consumer, envelopes) -> moment.append(event(EventType.OPERATED, consumer, envelopes).with("action", "forward-again")));
            load.withdrawn.forEach((consumer, envelopes) -> moment.append(event(EventType.PARKED, consumer, envelopes)
                    .with("codes", List.of("E-DELIVERY-WITHDRAWN"))));
            return null;
        });
        stock.put(load.deliveries);
        load.first.forEach(parts.metrics()::forwarded);
        load.again.forEach((consumer, envelopes) -> {
            parts.metrics().forwardedAgain(consumer, envelopes.size());
            lost.merge(consumer, (long) envelopes.size(), Long::sum);
        });
    }

    private Event event(EventType type, String consumer, List<String> envelopes) {
        return Event.of(type, parts.clock().instant()).with("consumer", consumer).with("envelopes", envelopes);
    }

    /** What is put at once. */
    private final class Load {
        private final OutboxTray.Load deliveries = stock.load();
        private final Map<String, List<String>> again = new TreeMap<>();
        private final Map<String, List<String>> withdrawn = new TreeMap<>();
        private final Map<String, Integer> first = new TreeMap<>();
        private final DeliveryParts.Desk desk = new DeliveryParts.Desk();
        private final DeliveryText text = new DeliveryText();

        void add(Due one) {
            Forwarded forwarded = one.forwarded();
            Optional<StoredLicence> stored = parts.library().version(forwarded.licence(), forwarded.version());
            if (stored.isEmpty()) {
                LOG.error("Delivery {} can't be forwarded again: its licence is not in the library (E-LIBRARY-DAMAGED)", forwarded.envelope());
                return;
            }
            SortedMap<String, String> flat = stored.get().licence().flat();
            DeliveryParts delivery = new DeliveryParts(forwarded.department(), flat, parts.sealer().seal(forwarded.envelope(), flat),
                    parts.log().proof(stored.get().entry()), desk);
            for (String consumer : one.consumers()) {
                parts.policy().forwarding(forwarded.rules().get(consumer), consumer)
                        .ifPresentOrElse(grant -> add(forwarded, grant, delivery), () -> note(withdrawn, consumer, forwarded.envelope()));
            }
        }

        private void add(Forwarded forwarded, Grant grant, DeliveryParts delivery) {
            text.clear();
            delivery.write(grant.fields(), text);
            deliveries.add(grant.consumer(), grant.type(), forwarded.envelope(), text);
            if (onTheInbox.contains(forwarded.message(), forwarded.record())) {
                first.merge(grant.consumer(), 1, Integer::sum);
            } else {
                note(again, grant.consumer(), forwarded.envelope());
            }
        }

        private static void note(Map<String, List<String>> noted, String consumer, String envelope) {
            noted.computeIfAbsent(consumer, c -> new ArrayList<>()).add(envelope);
        }
    }
}
