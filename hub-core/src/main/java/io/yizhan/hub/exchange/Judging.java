package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.validation.Judgement;
import io.yizhan.hub.validation.LicenceJudge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates, judges and seals the records of a chunk; all that can be done before the moment of the commit. Thread-safe. */
final class Judging {

    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    private final Departments departments;
    private final Attaching attaching;
    private final LicenceJudge judge;
    private final Sealer sealer;
    private final LicenceLibrary library;
    private final HubMetrics metrics;
    private final Clock clock;

    Judging(Departments departments, Attaching attaching, LicenceJudge judge, Sealer sealer, LicenceLibrary library, HubMetrics metrics,
            Clock clock) {
        this.departments = departments;
        this.attaching = attaching;
        this.judge = judge;
        this.sealer = sealer;
        this.library = library;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: a list of {@link Chunk}s; becomes one of {@link Judged}. */
    void judge(Exchange exchange) {
        Instant start = clock.instant();
        exchange.getMessage().setBody(Unpacking.<Chunk>list(exchange).stream().map(this::judged).toList());
        metrics.stage(Stage.JUDGE, Duration.between(start, clock.instant()));
    }

    private Judged judged(Chunk chunk) {
        Feed feed = departments.feed(chunk.department(), chunk.feed());
        return new Judged(chunk, feed, chunk.records().stream().map(record -> verdict(chunk, feed, record)).toList());
    }

    private Judged.Verdict verdict(Chunk chunk, Feed feed, SourceRecord record) {
        if (record.fault() != null) {
            return new Judged.Rejected(record, List.of(record.fault()));
        }
        try {
            Judgement judgement = judge.judge(attaching.attach(feed, feed.adapter().translate(record)), feed.type(), feed.statement());
            if (judgement.rejected()) {
                return new Judged.Rejected(record, judgement.violations());
            }
            if (judgement.change() != null) {
                return new Judged.Changed(record, judgement.violations(), judgement.change());
            }
            return licensed(chunk, feed, record, judgement);
        } catch (RuntimeException failure) {
            LOG.error("Record {} could not be judged", chunk.envelope(record), failure);
            return new Judged.Failed(record, failure);
        }
    }

    private Judged.Licensed licensed(Chunk chunk, Feed feed, SourceRecord record, Judgement judgement) {
        String envelope = chunk.envelope(record);
        LicenceLibrary.Prepared prepared = library.prepare(new LicenceLibrary.Registration(judgement.licence(), chunk.department(), envelope,
                chunk.digest(), clock.instant(), feed.type().links()));
        Seal seal = sealer.seal(envelope, prepared.flat());
        return new Judged.Licensed(record, judgement.violations(), prepared, seal, sealer.digest(seal));
    }
}
