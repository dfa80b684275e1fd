package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.evidence.EvidenceLog;
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
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.GroupCommit.Moment;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.OutboxTable;
import io.yizhan.hub.validation.Judgement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/**
 * Puts a judged chunk on disk in one moment: licences into the library, every outcome into the evidence log and the message's tally. A chunk
 * that was settled before (its JMS transaction was lost in a crash) is not settled again but read back, so that it is forwarded as the
 * first time. Thread-safe.
 */
final class Settlement {

    private final GroupCommit commits;
    private final EvidenceLog log;
    private final OutboxTable outboxes;
    private final MessageTable messages;
    private final LicenceLibrary library;
    private final Policy policy;
    private final Sealer sealer;
    private final HubMetrics metrics;
    private final Clock clock;

    Settlement(GroupCommit commits, EvidenceLog log, OutboxTable outboxes, MessageTable messages, LicenceLibrary library, Policy policy, Sealer sealer,
            HubMetrics metrics, Clock clock) {
        this.commits = commits;
        this.log = log;
        this.outboxes = outboxes;
        this.messages = messages;
        this.library = library;
        this.policy = policy;
        this.sealer = sealer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Body: a list of {@link Judged}; becomes one of {@link Settled}. */
    void settle(Exchange exchange) {
        Instant start = clock.instant();
        List<Judged> all = Unpacking.list(exchange);
        int records = all.stream().mapToInt(judged -> judged.verdicts().size()).sum();
        List<Ledger> ledgers = all.isEmpty() ? List.of()
                : commits.run(records, moment -> all.stream().map(judged -> settle(moment, judged)).toList()).result();
        ledgers.stream().filter(ledger -> ledger.again == null).forEach(this::count);
        exchange.getMessage().setBody(ledgers.stream().map(ledger -> ledger.again == null ? ledger.settled() : recalled(ledger)).toList());
        metrics.stage(Stage.SETTLE, Duration.between(start, clock.instant()));
    }

    private Ledger settle(Moment moment, Judged judged) {
        Chunk chunk = judged.chunk();
        Ledger ledger = new Ledger(judged, judged.feed() == null ? List.of() : policy.forwards(judged.feed().type().id()));
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
        Put put = library.put(moment, licensed.prepared(), (id, version, licence) -> register(moment, ledger, licensed, id, version,
                licence.state() == licensed.prepared().registration().licence().state()
                        ? new Sealed(licence, licensed.prepared().flat().texts(), licensed.seal(), licensed.sealDigest())
                        : sealed(ledger, licensed, licence), null, now));
        ledger.add(licensed, put, now);
    }

    private void change(Moment moment, Ledger ledger, Judged.Changed changed, Instant now) {
        Judgement.Change change = changed.change();
        Chunk chunk = ledger.judged.chunk();
        Optional<Put> put = library.change(moment, change.type(), chunk.department(), change.number(), change.operation().leadsTo(),
                chunk.envelope(changed.source()), chunk.digest(), now, (id, version, licence) -> register(moment, ledger, changed, id,
                        version, sealed(ledger, changed, licence), change.operation().id(), now));
        if (put.isPresent()) {
            ledger.add(changed, put.get(), now);
        } else {
            reject(moment, ledger, new Judged.Rejected(changed.source(), List.of(new Violation("number", "E-LICENCE-UNKNOWN",
                    "no licence of this type and number was issued by this department; send the licence before its change"))), now);
        }
    }

    /** A licence version with its flat view, the seal of that and the seal's digest. */
    private record Sealed(Licence licence, SortedMap<String, String> flat, Seal seal, String sealDigest) {
    }

    private Sealed sealed(Ledger ledger, Judged.Verdict verdict, Licence licence) {
        SortedMap<String, String> flat = licence.flat();
        Seal seal = sealer.seal(ledger.judged.chunk().envelope(verdict.source()), flat);
        return new Sealed(licence, flat, seal, sealer.digest(seal));
    }

    private long register(Moment moment, Ledger ledger, Judged.Verdict verdict, String id, int version, Sealed sealed, String operation,
            Instant now) {
        Licence licence = sealed.licence();
        SortedMap<String, Object> members = members(ledger, verdict);
        members.put("feed", ledger.judged.chunk().feed());
        members.put("licence", id);
        members.put("version", version);
        members.put("state", licence.state().code());
        members.put("holder", library.holderId(licence.holder().code().value()));
        members.put("seal", sealed.sealDigest());
        Event registered = new Event(EventType.REGISTERED, now, members).with("codes", codes(verdict.violations())).with("operation", operation);
        long entry = moment.append(registered);
        if (!ledger.receivers.isEmpty()) {
            SortedMap<String, Object> forwarded = members(ledger, verdict);
            forwarded.put("licence", id);
            forwarded.put("version", version);
            forwarded.put("to", ledger.receivers);
            moment.append(new Event(EventType.FORWARDED, now, forwarded));
        }
        ledger.licences.add(new Settled.Registered(ledger.judged.chunk().envelope(verdict.source()), sealed.flat(), sealed.seal(), entry));
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
        return new Event(type, now, members(ledger, verdict));
    }

    private static SortedMap<String, Object> members(Ledger ledger, Judged.Verdict verdict) {
        Chunk chunk = ledger.judged.chunk();
        return new TreeMap<>(Map.of("message", chunk.message(), "record", verdict.source().number(), "department", chunk.department()));
    }

    private static List<String> codes(List<Violation> violations) {
        return violations.isEmpty() ? null : violations.stream().map(Violation::code).distinct().sorted().toList();
    }

    private Settled recalled(Ledger ledger) {
        Judged judged = ledger.judged;
        List<Settled.Registered> licences = new ArrayList<>();
        for (MessageTable.Settled outcome : ledger.again) {
            // What stocktaking saw to is in its outbox, whether this chunk put it there or not.
            if (Outcome.REGISTERED.id().equals(outcome.outcome()) && outcome.entry() >= outboxes.stocktaken()) {
                StoredLicence stored = library.version(outcome.licence(), outcome.version()).orElseThrow();
                SortedMap<String, String> flat = stored.licence().flat();
                licences.add(new Settled.Registered(stored.envelope(), flat, sealer.seal(stored.envelope(), flat), stored.entry()));
            }
        }
        return new Settled(judged, licences, licences.isEmpty() ? List.of() : grants(licences.get(0)), only(judged, Judged.Rejected.class), only(judged, Judged.Failed.class));
    }

    /** The {@code forwarded} entry is the next after the {@code registered} one; those of a chunk are alike. */
    private List<Grant> grants(Settled.Registered registered) {
        return log.entry(registered.entry() + 1).map(Entry::event).flatMap(Forwarded::of)
                .filter(forwarded -> forwarded.envelope().equals(registered.envelope())).map(forwarded -> forwarded.grants(policy)).orElse(List.of());
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
}
