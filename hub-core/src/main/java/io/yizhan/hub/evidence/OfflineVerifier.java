package io.yizhan.hub.evidence;

import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks an answer (JSON of query or pull, or a delivery of an outbox), a proof (tlog-proof) or a checkpoint with public keys alone:
 * no running hub, no database. Says exactly what does not hold, and never repeats a value. Stateless, thread-safe.
 *
 * <p>Everything in a query or pull answer is covered: by the seals, and as a whole by its {@code disclosed} entry. Of a delivery all is
 * covered but the spelling of the names in {@code withheld}; their number is checked against the seal.
 */
public final class OfflineVerifier {

    /** @param what e.g. {@code materials[0].licence.holderName}; @param holds whether it does; @param detail why not, or what was shown */
    public record Finding(String what, boolean holds, String detail) {
    }

    /** @param kind {@code answer}, {@code proof}, {@code checkpoint}, or {@code unknown} for a file that looks like none of them */
    public record Report(String kind, List<Finding> findings) {
        public boolean holds() {
            return !findings.isEmpty() && findings.stream().allMatch(Finding::holds);
        }
    }

    private final List<NoteKey> trusted;

    public OfflineVerifier(List<NoteKey> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Never throws for bad content: what can't be read is a finding that does not hold. */
    public Report verify(byte[] file) {
        String kind = kind(new String(file, StandardCharsets.UTF_8));
        return new Report(kind, switch (kind) {
            case "answer" -> new AnswerCheck(trusted).findings(file);
            case "proof" -> proof(file);
            case "checkpoint" -> checkpoint(file);
            default -> List.of(new Finding("file", false,
                    "neither an answer (a JSON object), nor a proof (" + Proof.HEADER + "), nor a checkpoint (a signed note) (E-VERIFY-KIND)"));
        });
    }

    /** What the file wants to be; a damaged first line of a proof is still known by its second. */
    private static String kind(String text) {
        if (text.stripLeading().startsWith("{") || text.stripTrailing().endsWith("}")) {
            return "answer";
        }
        if (text.startsWith(Proof.HEADER) || text.contains("\nindex ")) {
            return "proof";
        }
        return text.contains("\n— ") ? "checkpoint" : "unknown";
    }

    private List<Finding> proof(byte[] file) {
        Proof proof;
        try {
            proof = Proof.parse(utf8(file));
        } catch (IllegalArgumentException e) {
            return List.of(new Finding("proof", false, e.getMessage()));
        }
        List<Finding> findings = new ArrayList<>(checkpoint(proof.checkpoint()));
        if (!findings.get(0).holds()) {
            return findings;
        }
        try {
            proof.verify(trusted);
            Event event = Event.ofEntry(proof.entry());
            findings.add(new Finding("entry", true, "is entry " + proof.index() + " of that log: " + event.type().id() + " at " + event.time()));
        } catch (InvalidSignatureException | IllegalArgumentException e) {
            findings.add(new Finding("entry", false, e.getMessage()));
        }
        return findings;
    }

    private List<Finding> checkpoint(byte[] file) {
        try {
            return checkpoint(utf8(file));
        } catch (IllegalArgumentException e) {
            return List.of(new Finding("checkpoint", false, e.getMessage()));
        }
    }

    private List<Finding> checkpoint(String note) {
        try {
            SignedCheckpoint signed = SignedCheckpoint.open(note, trusted);
            return List.of(new Finding("checkpoint", true, "the head of log " + signed.checkpoint().origin() + " with "
                    + signed.checkpoint().size() + " entries, signed by key " + signed.signer().hexId()));
        } catch (InvalidSignatureException e) {
            return List.of(new Finding("checkpoint", false, e.getMessage()));
        }
    }

    private static String utf8(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8 (E-ENCODING)", e);
        }
    }
}
