package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.exchange.source.SourceWatch;
import io.yizhan.hub.metrics.HubMetrics;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;

/**
 * Carries what was rendered to its targets. A target that is away is waited for right here, with what was taken for it in hand: so
 * nothing overtakes, and the broker is not asked over and over for what can't be delivered. When the hub or the route stops, the wait is over
 * and everything goes back into the outbox.
 */
public final class Courier {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);
    private static final long SLICE_MILLIS = 100;

    private final Map<String, Carrier> carriers;
    private final SourceWatch watch;
    private final HubMetrics metrics;

    /** @param carriers by id of the delivery */
    Courier(Map<String, Carrier> carriers, SourceWatch watch, HubMetrics metrics) {
        this.carriers = carriers;
        this.watch = watch;
        this.metrics = metrics;
    }

    /** Body: {@link Consignment}, of which the parcels that did not arrive become undelivered. */
    public void carry(Exchange exchange) throws JMSException, InterruptedException {
        Consignment consignment = exchange.getMessage().getBody(Consignment.class);
        List<Parcel> arrived = new ArrayList<>();
        List<Undelivered> undelivered = new ArrayList<>(consignment.undelivered());
        for (Batch batch : batches(consignment)) {
            if (!carry(batch, exchange, arrived, undelivered)) {
                exchange.setRollbackOnly(true);
                return;
            }
        }
        exchange.getMessage().setBody(new Consignment(consignment.session(), arrived, undelivered));
    }

    private static List<Batch> batches(Consignment consignment) {
        Map<Delivery, List<Parcel>> byDelivery = new LinkedHashMap<>();
        consignment.parcels().forEach(parcel -> byDelivery.computeIfAbsent(parcel.delivery(), d -> new ArrayList<>()).add(parcel));
        Session session = consignment.session();
        List<Batch> batches = new ArrayList<>();
        byDelivery.forEach((delivery, parcels) -> {
            for (int i = 0; i < parcels.size(); i += delivery.batch()) {
                batches.add(new Batch(delivery, parcels.subList(i, Math.min(parcels.size(), i + delivery.batch())), session));
            }
        });
        return batches;
    }

    /** False where the hub stops before the target took it. */
    private boolean carry(Batch batch, Exchange exchange, List<Parcel> arrived, List<Undelivered> undelivered)
            throws JMSException, InterruptedException {
        try {
            if (!untilTaken(batch, exchange)) {
                return false;
            }
            arrived.addAll(batch.parcels());
        } catch (TargetRefusedException refused) {
            // One bad licence must not cost its neighbours.
            if (batch.parcels().size() > 1) {
                for (Batch one : batch.single()) {
                    if (!carry(one, exchange, arrived, undelivered)) {
                        return false;
                    }
                }
                return true;
            }
            undelivered.add(new Undelivered(batch.parcels().get(0).taken(), batch.firstEnvelope(), batch.delivery().id(), List.of("E-DELIVERY-REFUSED"),
                    refused.getMessage()));
        }
        watch.answered(exchange.getFromRouteId());
        return true;
    }

    private boolean untilTaken(Batch batch, Exchange exchange) throws TargetRefusedException, JMSException, InterruptedException {
        Carrier carrier = carriers.get(batch.delivery().id());
        for (Duration pause = FIRST_PAUSE;; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            try {
                carrier.carry(batch);
                return true;
            } catch (TargetAwayException away) {
                watch.failed(exchange.getFromRouteId(), pause, away.getMessage());
                metrics.deliveryRetried(batch.delivery().department(), batch.delivery().id());
                if (!pause(exchange, away.retryAfter() == null ? pause : shorter(away.retryAfter(), LONGEST_ASKED_FOR))) {
                    return false;
                }
            }
        }
    }

    private static boolean pause(Exchange exchange, Duration pause) throws InterruptedException {
        for (long end = System.nanoTime() + pause.toNanos(); System.nanoTime() < end;) {
            if (isStopping(exchange)) {
                return false;
            }
            Thread.sleep(SLICE_MILLIS);
        }
        return !isStopping(exchange);
    }

    /** A route that stops has its consumer suspended first, and then waits for what is under way. */
    private static boolean isStopping(Exchange exchange) {
        Route route = exchange.getContext().getRoute(exchange.getFromRouteId());
        return route == null || route.getConsumer() instanceof StatefulService consumer && !consumer.isStarted()
                || exchange.getContext().isStopping() || exchange.getContext().isStopped();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
