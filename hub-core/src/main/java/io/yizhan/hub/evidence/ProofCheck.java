package io.yizhan.hub.evidence;

import io.yizhan.hub.evidence.OfflineVerifier.Finding;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.Suite;
import java.util.List;
import java.util.Optional;

/** Checks the proofs that an answer carries. Adds what it finds to a list; used by one thread. */
final class ProofCheck {

    /** An entry that is in the log. @param suite that of the log */
    record Proven(long index, Event event, Suite suite) {
    }

    private final List<NoteKey> trusted;
    private final List<Finding> findings;

    ProofCheck(List<NoteKey> trusted, List<Finding> findings) {
        this.trusted = trusted;
        this.findings = findings;
    }

    /** The entry a proof proves, or empty with a finding that says why not. @param what where the proof stands in the answer */
    Optional<Proven> check(String what, Object text, EventType expected) {
        if (!(text instanceof String proof)) {
            findings.add(new Finding(what, false, "missing, or no text (E-PROOF-FORM)"));
            return Optional.empty();
        }
        try {
            Proof parsed = Proof.parse(proof);
            SignedCheckpoint signed = parsed.verified(trusted);
            Checkpoint head = signed.checkpoint();
            Event event = Event.ofEntry(parsed.entry());
            if (event.type() != expected) {
                findings.add(new Finding(what, false, "proves entry " + parsed.index() + ", which is of type " + event.type().id() + ", not "
                        + expected.id() + " (E-PROOF-TYPE)"));
                return Optional.empty();
            }
            findings.add(new Finding(what, true, event.type().id() + " at " + event.time() + ": entry " + parsed.index() + " of log "
                    + head.origin() + ", under its signed checkpoint of " + head.size() + " entries"));
            return Optional.of(new Proven(parsed.index(), event, signed.signer().suite()));
        } catch (InvalidSignatureException | IllegalArgumentException e) {
            findings.add(new Finding(what, false, e.getMessage()));
            return Optional.empty();
        }
    }
}
