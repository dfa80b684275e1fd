package io.yizhan.hub.exchange.door;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.policy.Caller;
import io.yizhan.hub.policy.Decision;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.signing.KeyedHash;
import io.yizhan.hub.signing.Suite;
import io.yizhan.hub.store.GroupCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Records that an answer about a holder leaves the hub, before it does: a {@code disclosed} event, durable, whose member {@code answer} is
 * the hex digest of the answer's canonical JSON without its own {@code proof}. The answer then carries the event's proof. Thread-safe.
 */
public final class Disclosures {

    /**
     * What is disclosed to whom.
     *
     * @param holderCode code of the holder asked about, or null where the question named none; kept as keyed hash only
     * @param permits    the permissions by which
     * @param licences   opaque ids of the licences shown
     */
    record Disclosure(String door, Caller caller, String holderCode, Collection<Decision.Permit> permits, List<String> licences) {
    }

    private final GroupCommit commits;
    private final EvidenceLog log;
    private final LicenceLibrary library;
    private final Suite suite;
    private final KeyedHash reasonHash;
    private final Clock clock;

    /** @param reasonHash keyed hash for reasons, which are free text and may name a person */
    public Disclosures(GroupCommit commits, EvidenceLog log, LicenceLibrary library, Suite suite, KeyedHash reasonHash, Clock clock) {
        this.commits = commits;
        this.log = log;
        this.library = library;
        this.suite = suite;
        this.reasonHash = reasonHash;
        this.clock = clock;
    }

    /** Records the disclosure and puts the event's proof into the answer. */
    void record(Disclosure disclosure, Map<String, Object> answer) {
        record(disclosure, answer, (moment, now) -> { });
    }

    /** The same, with more to be written in the same moment. */
    void record(Disclosure disclosure, Map<String, Object> answer, BiConsumer<GroupCommit.Moment, Instant> also) {
        Instant now = clock.instant();
        Event event = event(disclosure, answer, now);
        long index = commits.run(moment -> {
            also.accept(moment, now);
            return moment.append(event);
        }).result();
        answer.put("proof", log.proof(index).text());
    }

    private Event event(Disclosure disclosure, Map<String, Object> answer, Instant now) {
        Purpose purpose = disclosure.caller().purpose();
        return Event.of(EventType.DISCLOSED, now)
                .with("consumer", disclosure.caller().client().id())
                .with("door", disclosure.door())
                .with("item", purpose.item())
                .with("case", purpose.caseNumber())
                .with("operator", purpose.operator())
                .with("reasonHash", purpose.reason() == null ? null : reasonHash.id(purpose.reason()))
                .with("rules", disclosure.permits().stream().map(Decision.Permit::rule).distinct().sorted().toList())
                .with("holder", disclosure.holderCode() == null ? null : library.holderId(disclosure.holderCode()))
                .with("licences", disclosure.licences())
                .with("answer", HexFormat.of().formatHex(suite.digest(CanonicalJson.bytes(answer))));
    }
}
