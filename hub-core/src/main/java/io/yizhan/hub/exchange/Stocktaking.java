package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Acknowledged;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.exchange.broker.Stock;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.OutboxTable;
import io.yizhan.hub.store.SqlEvidenceLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the log says is owed to consumers with what lies in their outboxes, and forwards exactly what is missing: the same licence version under
 * the same envelope id by the same grant. What lies there, was acknowledged or parked is let alone. With the broker's doors shut; see decision 0008.
 */
public final class Stocktaking implements EmbeddedBroker.Stocktaking {

    /** What it works with. */
    public record Parts(GroupCommit commits, SqlEvidenceLog log, OutboxTable outboxes, MessageTable messages, LicenceLibrary library, Policy policy,
            Sealer sealer, HubMetrics metrics, Clock clock) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Stocktaking.class);

    private final Parts parts;

    public Stocktaking(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void take(Stock stock) throws Exception {
        long start = System.nanoTime();
        // What was under way when a broker stopped is in the log, or will not be.
        parts.commits().run(moment -> null);
        long size = parts.log().checkpoint().size();
        Owed owed = new Owed(parts.policy().receivers().stream().filter(stock::hasOutbox).toList(), parts.outboxes().done());
        long from = owed.from(size);
        parts.log().read(from, size, owed::read);
        Map<String, Long> oldest = owed.oldest(size);

        stock.acknowledged(all -> record(all, owed));
        List<Stretch> chunks = new ArrayList<>();
        stock.labels(Queues.INBOX, label -> chunks.addAll(Stretch.parse(label)));
        putMissing(stock, owed, from, size, chunks);
        new LostMessages(parts.messages(), parts.commits()).handOverAgain(stock, chunks);

        parts.commits().run(moment -> {
            oldest.forEach((consumer, entry) -> parts.outboxes().done(moment, consumer, entry));
            parts.outboxes().stocktaken(moment, size);
            return null;
        });
        LOG.info("Stocktaking of the outboxes against {} entries of the log took {} ms", size - from, (System.nanoTime() - start) / 1_000_000);
    }

    /** Records what of it the log has not got. */
    private void record(List<Acknowledged> all, Owed owed) {
        List<Acknowledged> unrecorded = all.stream().map(owed::acknowledged).filter(one -> !one.envelopes().isEmpty()).toList();
        if (!unrecorded.isEmpty()) {
            Instant now = parts.clock().instant();
            parts.commits().run(moment -> {
                unrecorded.forEach(one -> moment.append(Acknowledgements.event(one, now)));
                return null;
            });
            unrecorded.forEach(one -> parts.metrics().delivered(one.consumer(), one.envelopes().size()));
        }
    }

    private void putMissing(Stock stock, Owed owed, long from, long size, List<Stretch> chunks) throws Exception {
        for (String consumer : owed.consumers()) {
            stock.labels(Queues.outbox(consumer), envelope -> owed.found(consumer, String.valueOf(envelope)));
        }
        List<String> missingTo = owed.consumers();
        if (missingTo.isEmpty()) {
            return;
        }
        for (String consumer : missingTo) {
            stock.turnPage(Queues.outbox(consumer));
        }
        MissingDeliveries missing = new MissingDeliveries(parts, stock, owed, envelopes(chunks));
        parts.log().read(from, size, missing::read);
        missing.finish();
    }

    private static Envelopes envelopes(List<Stretch> chunks) {
        Envelopes envelopes = new Envelopes();
        chunks.forEach(chunk -> LongStream.range(chunk.first(), chunk.first() + chunk.count()).forEach(record -> envelopes.add(chunk.message(), record, 0)));
        return envelopes;
    }
}
