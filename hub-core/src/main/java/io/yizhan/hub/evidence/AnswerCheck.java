package io.yizhan.hub.evidence;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.OfflineVerifier.Finding;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The check of one answer or delivery: its licences one by one, then the answer as a whole. Used once, by one thread. */
final class AnswerCheck {

    private final List<Finding> findings = new ArrayList<>();
    private final ProofCheck proofs;

    AnswerCheck(List<NoteKey> trusted) {
        proofs = new ProofCheck(trusted, findings);
    }

    List<Finding> findings(byte[] file) {
        Map<String, Object> answer;
        byte[] canonical;
        try {
            answer = Json.object(file);
            canonical = CanonicalJson.bytes(answer);
        } catch (IOException | IllegalArgumentException e) {
            return List.of(new Finding("answer", false, "can't be read as JSON: " + e.getMessage()));
        }
        boolean delivery = answer.containsKey("licence") || answer.containsKey("seal");
        walk("", answer, delivery);
        if (!delivery) {
            disclosure(answer);
        }
        findings.add(new Finding("layout", true, Arrays.equals(canonical, file) ? "canonical JSON"
                : "white space, order of members and spelling of escapes are not those of canonical JSON; they are no content and change nothing"));
        return findings;
    }

    private void walk(String path, Object value, boolean delivery) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "[" + i + "]", list.get(i), false);
            }
        } else if (value instanceof Map<?, ?> object) {
            boolean root = path.isEmpty();
            if (object.containsKey("licence") || object.containsKey("seal") || object.containsKey("proof") && !root) {
                new LicenceCheck(path, object, delivery, proofs, findings).run();
            } else {
                object.forEach((name, member) -> walk(root ? (String) name : path + "." + name, member, false));
            }
        }
    }

    /** The answer as a whole: the log tells that it was given just so. */
    private void disclosure(Map<String, Object> answer) {
        if (!answer.containsKey("proof")) {
            findings.add(new Finding("proof", false, "missing: nothing shows that the hub gave this answer as it stands (E-ANSWER-PROOF)"));
            return;
        }
        Optional<ProofCheck.Proven> proven = proofs.check("proof", answer.get("proof"), EventType.DISCLOSED);
        if (proven.isEmpty()) {
            return;
        }
        Map<String, Object> given = new TreeMap<>(answer);
        given.remove("proof");
        String digest = HexFormat.of().formatHex(proven.get().suite().digest(CanonicalJson.bytes(given)));
        findings.add(digest.equals(proven.get().event().members().get("answer"))
                ? new Finding("answer", true, "word for word what entry " + proven.get().index() + " discloses")
                : new Finding("answer", false, "not what entry " + proven.get().index() + " discloses: something in it was changed, added or left"
                        + " out (E-ANSWER-CHANGED)"));
    }
}
