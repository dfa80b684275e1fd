package io.yizhan.hub.exchange.door;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.signing.NoteKey;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;

/** Shows the evidence log: checkpoint and keys to everybody, entries and proofs to the auditor. */
public final class EvidenceDoor {

    private final Gate gate;
    private final EvidenceLog log;
    private final NoteKey key;

    public EvidenceDoor(Gate gate, EvidenceLog log, NoteKey key) {
        this.gate = gate;
        this.log = log;
        this.key = key;
    }

    /** The newest checkpoint, a signed note. */
    public void checkpoint(Exchange exchange) {
        Reply.text(exchange, 200, log.checkpoint().note());
    }

    /** The keys checkpoints are signed with, one C2SP vkey a line. */
    public void keys(Exchange exchange) {
        Reply.text(exchange, 200, key.vkey() + "\n");
    }

    /** The very bytes of an entry. */
    public void entry(Exchange exchange) {
        Request request = Request.of(exchange);
        gate.admit(request, Client.Kind.AUDITOR);
        Entry entry = log.entry(index(request)).orElseThrow(EvidenceDoor::unknown);
        Reply.bytes(exchange, 200, Reply.JSON, entry.bytes());
    }

    /** An entry's inclusion proof against the newest checkpoint. */
    public void proof(Exchange exchange) {
        Request request = Request.of(exchange);
        gate.admit(request, Client.Kind.AUDITOR);
        long index = index(request);
        if (index >= log.checkpoint().size()) {
            throw unknown();
        }
        Reply.text(exchange, 200, log.proof(index).text());
    }

    /** The consistency proof between two sizes of the log. */
    public void consistency(Exchange exchange) {
        Request request = Request.of(exchange);
        gate.admit(request, Client.Kind.AUDITOR);
        long from = size(request, "from");
        long to = size(request, "to");
        long size = log.checkpoint().size();
        if (from > to || to > size) {
            throw new ProblemException("E-RANGE", "from and to are no sizes of this log; 0 <= from <= to <= " + size);
        }
        List<String> hashes = log.consistency(from, to).stream().map(Base64.getEncoder()::encodeToString).toList();
        Reply.json(exchange, 200, hashes);
    }

    private static long index(Request request) {
        return Request.number("index", request.inPath("index"));
    }

    private static long size(Request request, String name) {
        return request.inQuery(name).map(text -> Request.number(name, text))
                .orElseThrow(() -> new ProblemException("E-PARAMETER", "the parameter " + name + " is missing; give a size of the log"));
    }

    private static ProblemException unknown() {
        return new ProblemException("E-ENTRY-UNKNOWN", "the log has no entry of this index yet; its checkpoint tells its size");
    }
}
