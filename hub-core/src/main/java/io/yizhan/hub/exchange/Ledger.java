package io.yizhan.hub.exchange;

import io.yizhan.hub.library.LicenceLibrary.Put;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.metrics.Outcome;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What comes of the records of one chunk, in their order. */
final class Ledger {
    final Judged judged;
    /** By which its licences are forwarded. */
    final List<Grant> grants;
    /** To whom they go, as `forwarded` entries tell it. */
    final List<SortedMap<String, String>> receivers;
    final List<MessageTable.Settled> outcomes = new ArrayList<>();
    final List<MessageTable.Finding> findings = new ArrayList<>();
    final List<Settled.Registered> licences = new ArrayList<>();
    final List<Judged.Rejected> rejected = new ArrayList<>();
    final List<Judged.Failed> parked = new ArrayList<>();
    /** What came of it when it was settled before, or null. */
    List<MessageTable.Settled> again;
    private long warned;

    Ledger(Judged judged, List<Grant> grants) {
        this.judged = judged;
        this.grants = grants;
        this.receivers = grants.stream().<SortedMap<String, String>>map(g -> new TreeMap<>(Map.of("consumer", g.consumer(), "rule", g.id()))).toList();
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
        return new Settled(judged, licences, grants, rejected, parked);
    }
}
