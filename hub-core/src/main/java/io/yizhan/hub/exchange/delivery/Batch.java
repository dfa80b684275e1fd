package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.department.Delivery;
import jakarta.jms.Session;
import java.util.List;

/**
 * Parcels of one delivery that go together.
 *
 * @param parcels at least one
 * @param session of the transaction that took them from the outbox
 */
record Batch(Delivery delivery, List<Parcel> parcels, Session session) {

    /** One message in the department's own format. */
    byte[] message() {
        return rendition().write(parcels.stream().map(Parcel::record).toList());
    }

    Rendition rendition() {
        return delivery.rendition();
    }

    List<String> envelopes() {
        return parcels.stream().map(Parcel::envelope).toList();
    }

    /** The first of its envelopes: a repeat, which begins with the same, has the same. */
    String firstEnvelope() {
        return parcels.get(0).envelope();
    }

    /** A name for it as a file; a repeat has the same, and no other batch has. */
    String fileName() {
        return delivery.id() + "-" + firstEnvelope().replace('/', '-') + "." + rendition().ending();
    }

    /** Each parcel by itself. */
    List<Batch> single() {
        return parcels.stream().map(parcel -> new Batch(delivery, List.of(parcel), session)).toList();
    }
}
