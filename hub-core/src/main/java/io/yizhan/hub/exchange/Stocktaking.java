package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.DeliveryWitness;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the log says is owed to consumers with what lies in their outboxes, and forwards exactly what is missing: the same licence version under
 * the same envelope id by the same grant. What lies there, was acknowledged or parked is let alone. With the broker's doors shut; see decision 0008.
 */
public final class Stocktaking implements EmbeddedBroker.Stocktaking {

    /** What it works with. @param doubtful acknowledgements of a broker that has stopped */
    public record Parts(GroupCommit commits, SqlEvidenceLog log, OutboxTable outboxes, MessageTable messages, LicenceLibrary library, Policy policy,
            Sealer sealer, Supplier<List<DeliveryWitness.Doubtful>> doubtful, HubMetrics metrics, Clock clock) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Stocktaking.class);

    private final Parts parts;

    public Stocktaking(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void take(Stock stock) throws Exception {
        long start = System.nanoTime();
        noteDoubtful();
        long size = parts.log().checkpoint().size();
        Owed owed = new Owed(parts.policy().receivers().stream().filter(stock::hasOutbox).toList(), parts.outboxes().done(), parts.outboxes().doubtful());
        long from = owed.from(size);
        parts.log().read(from, size, owed::read);
        Map<String, Long> oldest = owed.oldest(size);

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

    /** Keeps on disk which acknowledgements a broker that has stopped may not have. */
    public void noteDoubtful() {
        List<DeliveryWitness.Doubtful> doubtful = parts.doubtful().get();
        if (!doubtful.isEmpty()) {
            long size = parts.log().checkpoint().size();
            parts.commits().run(moment -> {
                parts.outboxes().doubt(moment, doubtful.stream().map(d -> new OutboxTable.Doubtful(d.consumer(), d.envelope(), size)).toList());
                return null;
            });
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
