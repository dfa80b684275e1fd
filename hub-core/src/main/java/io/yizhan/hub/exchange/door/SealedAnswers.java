package io.yizhan.hub.exchange.door;

import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.ShownLicence;
import io.yizhan.hub.library.StoredLicence;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.signing.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes licences as answers carry them: {@code {licence, licenceId, withheld, seal, proof}}, where {@code licence} holds the fields shown,
 * {@code withheld} the names of those that are there but not shown, {@code seal} the seal with the salts of the shown fields, and
 * {@code proof} the tlog-proof of the {@code registered} entry that holds the seal's digest. Thread-safe.
 */
public final class SealedAnswers {

    /** A licence and the canonical names of the fields to show; a field's raw text goes with it. */
    record Showing(StoredLicence stored, Set<String> fields) {
    }

    private final Suite suite;
    private final Sealer sealer;
    private final EvidenceLog log;

    public SealedAnswers(Suite suite, Sealer sealer, EvidenceLog log) {
        this.suite = suite;
        this.sealer = sealer;
        this.log = log;
    }

    /** In the order given; all proofs are against one checkpoint. */
    List<Map<String, Object>> of(List<Showing> showings) {
        List<Proof> proofs = showings.isEmpty() ? List.of() : log.proofs(showings.stream().map(s -> s.stored().entry()).toList());
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            answers.add(answer(showings.get(i), proofs.get(i)));
        }
        return answers;
    }

    private Map<String, Object> answer(Showing showing, Proof proof) {
        SortedMap<String, String> all = showing.stored().licence().flat();
        Seal seal = sealer.seal(showing.stored().envelope(), all);
        requireRegistered(seal, proof);
        Map<String, Object> answer = ShownLicence.of(all, seal, proof.text(), showing.fields()).toJson();
        answer.put("licenceId", showing.stored().id());
        return answer;
    }

    /** A library that was changed behind the hub's back must not be vouched for. */
    private void requireRegistered(Seal seal, Proof proof) {
        String digest = HexFormat.of().formatHex(suite.digest(seal.sealedBytes()));
        try {
            if (!digest.equals(Json.object(proof.entry()).get("seal"))) {
                throw new IllegalStateException("licence of envelope " + seal.envelope() + " is not what entry " + proof.index()
                        + " registered; the library or its key was changed: restore it from a backup");
            }
        } catch (IOException e) {
            throw new IllegalStateException("entry " + proof.index() + " is no JSON object", e);
        }
    }
}
