package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.library.LicenceLibrary.Put;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Outcome;
import io.yizhan.hub.metrics.Stage;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.signing.Suite;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.GroupCommit.Moment;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.validation.Judgement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Puts a judged chunk on disk in one moment: licences into the library, every outcome into the evidence log and the message's tally. A chunk
 * that was settled before (its JMS transaction was lost in a crash) is not settled again but read back, so that it is forwarded as the
 * first time. Thread-safe.
 */
final class Settlement {

    private final GroupCommit commits;
    private final MessageTable messages;
    private final LicenceLibrary library;
    private final Policy policy;
    private final Sealer sealer;
    private final Suite suite;
    private final HubMetrics metrics;
    private final Clock clock;

    Settlement(GroupCommit commits, MessageTable messages, LicenceLibrary library, Policy policy, Sealer sealer, Suite suite,
            HubMetrics metrics, Clock clock) {
        this.commits = commits;
        this.messages = messages;
        this.library = library;
        this.policy = policy;
        this.sealer = sealer;
        this.suite = suite;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: a list of {@link Judged}; becomes one of {@link Settled}. */
    void settle(Exchange exchange) {
        Instant start = clock.instant();
        List<Judged> all = Unpacking.list(exchange);
        List<Ledger> ledgers = all.isEmpty() ? List.of() : commits.run(moment -> all.stream().map(judged -> settle(moment, judged)).toList()).result();
        ledgers.stream().filter(ledger -> ledger.again == null).forEach(this::count);
        exchange.getMessage().setBody(ledgers.stream().map(ledger -> ledger.again == null ? ledger.settled() : recalled(ledger)).toList());
        metrics.stage(Stage.SETTLE, Duration.between(start, clock.instant()));
    }

    private Ledger settle(Moment moment, Judged judged) {
        Chunk chunk = judged.chunk();
        Ledger ledger = new Ledger(judged);
        ledger.again = messages.settled(moment, chunk.message(), chunk.firstRecord()).orElse(null);
        if (ledger.again != null) {
            return ledger;
        }
        Instant now = clock.instant();
        for (Judged.Verdict verdict : judged.verdicts()) {
            if (verdict instanceof Judged.Licensed licensed) {
                put(moment, ledger, licensed, now);
            } else if (verdict instanceof Judged.Changed changed) {
                change(moment, ledger, changed, now);
            } else if (verdict instanceof Judged.Rejected rejected) {
                reject(moment, ledger, rejected, now);
            } else if (verdict instanceof Judged.Failed failed) {
                park(moment, ledger, failed, now);
            }
        }
        messages.settle(moment, chunk.message(), chunk.firstRecord(), ledger.outcomes, ledger.tally(), ledger.findings, now);
        return ledger;
    }

    private void put(Moment moment, Ledger ledger, Judged.Licensed licensed, Instant now) {
        Put put = library.put(moment, licensed.prepared(), (id, version, licence) -> register(moment, ledger, licensed, id, version, licence,
                licence.state() == licensed.prepared().registration().licence().state() ? licensed.seal() : seal(ledger, licensed, licence), null, now));
        ledger.add(licensed, put, now);
    }

    private void change(Moment moment, Ledger ledger, Judged.Changed changed, Instant now) {
        Judgement.Change change = changed.change();
        Chunk chunk = ledger.judged.chunk();
        Optional<Put> put = library.change(moment, change.type(), chunk.department(), change.number(), change.operation().leadsTo(),
                chunk.envelope(changed.source()), chunk.digest(), now, (id, version, licence) -> register(moment, ledger, changed, id,
                        version, licence, seal(ledger, changed, licence), change.operation().id(), now));
        if (put.isPresent()) {
            ledger.add(changed, put.get(), now);
        } else {
            reject(moment, ledger, new Judged.Rejected(changed.source(), List.of(new Violation("number", "E-LICENCE-UNKNOWN",
                    "no licence of this type and number was issued by this department; send the licence before its change"))), now);
        }
    }

    private Seal seal(Ledger ledger, Judged.Verdict verdict, Licence licence) {
        return sealer.seal(ledger.judged.chunk().envelope(verdict.source()), licence.flat());
    }

    private long register(Moment moment, Ledger ledger, Judged.Verdict verdict, String id, int version, Licence licence, Seal seal,
            String operation, Instant now) {
        long entry = moment.append(event(EventType.REGISTERED, ledger, verdict, now).with("feed", ledger.judged.chunk().feed())
                .with("licence", id).with("version", version).with("state", licence.state().code())
                .with("holder", library.holderId(licence.holder().code().value()))
                .with("seal", HexFormat.of().formatHex(suite.digest(seal.sealedBytes())))
                .with("codes", codes(verdict.violations())).with("operation", operation));
        List<Grant> grants = policy.forwards(licence.type());
        if (!grants.isEmpty()) {
            moment.append(event(EventType.FORWARDED, ledger, verdict, now).with("licence", id).with("version", version)
                    .with("to", grants.stream().map(g -> Map.of("consumer", g.consumer(), "rule", g.id())).toList()));
        }
        ledger.licences.add(new Settled.Registered(ledger.judged.chunk().envelope(verdict.source()), licence, seal, entry));
        return entry;
    }

    private void reject(Moment moment, Ledger ledger, Judged.Rejected rejected, Instant now) {
        moment.append(event(EventType.REJECTED, ledger, rejected, now).with("codes", codes(rejected.violations())));
        ledger.rejected.add(rejected);
        ledger.add(rejected, Outcome.REJECTED, now);
    }

    private void park(Moment moment, Ledger ledger, Judged.Failed failed, Instant now) {
        moment.append(event(EventType.PARKED, ledger, failed, now).with("codes", codes(failed.violations())));
        ledger.parked.add(failed);
        ledger.add(failed, Outcome.PARKED, now);
    }

    private static Event event(EventType type, Ledger ledger, Judged.Verdict verdict, Instant now) {
        Chunk chunk = ledger.judged.chunk();
        return Event.of(type, now).with("message", chunk.message()).with("record", verdict.source().number())
                .with("department", chunk.department());
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.isEmpty() ? null : violations.stream().map(Violation::code).distinct().sorted().toList();
    }

    private Settled recalled(Ledger ledger) {
        Judged judged = ledger.judged;
        List<Settled.Registered> licences = new ArrayList<>();
        for (MessageTable.Settled outcome : ledger.again) {
            if (Outcome.REGISTERED.id().equals(outcome.outcome())) {
                StoredLicence stored = library.version(outcome.licence(), outcome.version()).orElseThrow();
                licences.add(new Settled.Registered(stored.envelope(), stored.licence(),
                        sealer.seal(stored.envelope(), stored.licence().flat()), stored.entry()));
            }
        }
        return new Settled(judged, licences, only(judged, Judged.Rejected.class), only(judged, Judged.Failed.class));
    }

    private static <T> List<T> only(Judged judged, Class<T> kind) {
        return judged.verdicts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void count(Ledger ledger) {
        Judged judged = ledger.judged;
        String type = judged.feed() == null ? "unknown" : judged.feed().type().id();
        Message.Tally tally = ledger.tally();
        Map.of(Outcome.REGISTERED, tally.registered(), Outcome.UNCHANGED, tally.unchanged(), Outcome.REJECTED, tally.rejected(),
                Outcome.PARKED, tally.parked(), Outcome.WARNED, tally.warned()).forEach((outcome, count) -> {
                    if (count > 0) {
                        metrics.records(judged.chunk().department(), type, outcome, count);
                    }
                });
    }

    /** What comes of the records of one chunk, in their order. */
    private static final class Ledger {
        private final Judged judged;
        private final List<MessageTable.Settled> outcomes = new ArrayList<>();
        private final List<MessageTable.Finding> findings = new ArrayList<>();
        private final List<Settled.Registered> licences = new ArrayList<>();
        private final List<Judged.Rejected> rejected = new ArrayList<>();
        private final List<Judged.Failed> parked = new ArrayList<>();
        private List<MessageTable.Settled> again;
        private long warned;

        Ledger(Judged judged) {
            this.judged = judged;
        }

        void add(Judged.Verdict verdict, Put put, Instant now) {
            Outcome outcome = put.registered() ? Outcome.REGISTERED : Outcome.UNCHANGED;
            outcomes.add(new MessageTable.Settled(verdict.source().number(), outcome.id(), put.id(), put.version(), put.entry()));
            find(verdict, now);
            if (!verdict.violations().isEmpty()) {
                warned++;
            }
        }

        void add(Judged.Verdict verdict, Outcome outcome, Instant now) {
            outcomes.add(new MessageTable.Settled(verdict.source().number(), outcome.id(), null, 0, -1));
            find(verdict, now);
        }

        private void find(Judged.Verdict verdict, Instant now) {
            for (Violation violation : verdict.violations()) {
                findings.add(new MessageTable.Finding(0, judged.chunk().message(), verdict.source().number(), verdict.source().line(),
                        violation, now));
            }
        }

        Message.Tally tally() {
            return new Message.Tally(count(Outcome.REGISTERED), count(Outcome.UNCHANGED), count(Outcome.REJECTED),
                    count(Outcome.PARKED), warned);
        }

        private long count(Outcome outcome) {
            return outcomes.stream().filter(o -> o.outcome().equals(outcome.id())).count();
        }

        Settled settled() {
            return new Settled(judged, licences, rejected, parked);
        }
    }
}
