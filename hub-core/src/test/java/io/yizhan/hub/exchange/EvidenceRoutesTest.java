package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.MerkleTree;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.TownHall.Answer;
import io.yizhan.hub.signing.NoteKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceRoutesTest {

    private static final String EVIDENCE = "/api/v1/evidence/";

    @TempDir
    static Path home;
    private static TownHall hall;
    private static String auditor;

    @BeforeAll
    static void open() throws Exception {
        hall = new TownHall(home, Map.of(), null, null);
        for (int i = 0; i < 5; i++) {
            hall.town.register(Licences.acceptance("QSXF-2025-000" + i, Licences.days("2025-01-01", null)));
        }
        auditor = hall.town.token("auditor", (String) null, null);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void anybodyMayCheckTheCheckpoint() throws Exception {
        Answer keys = hall.get(EVIDENCE + "keys", null);
        Answer note = hall.get(EVIDENCE + "checkpoint", null);

        assertThat(keys.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(note.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        List<NoteKey> trusted = keys.http().body().lines().map(NoteKey::parse).toList();
        assertThat(Checkpoint.open(note.http().body(), trusted).size()).isEqualTo(hall.town.log.checkpoint().size());
    }

    @Test
    void theAuditorReadsTheVeryBytesAndTheirProof() throws Exception {
        Answer entry = hall.get(EVIDENCE + "entries/3", auditor);
        Answer text = hall.get(EVIDENCE + "proof/3", auditor);

        assertThat(entry.header("Content-Type")).isEqualTo("application/json");
        assertThat(entry.http().body()).isEqualTo(new String(hall.town.log.entry(3).orElseThrow().bytes(), StandardCharsets.UTF_8));
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        Proof proof = Proof.parse(text.http().body());
        Checkpoint checkpoint = Checkpoint.open(proof.checkpoint(), List.of(hall.town.keys.evidenceKey()));
        MerkleTree tree = new MerkleTree(hall.town.keys.suite());
        assertThat(tree.included(tree.leaf(entry.http().body().getBytes(StandardCharsets.UTF_8)), 3, checkpoint.size(), proof.path(), checkpoint.root()))
                .isTrue();
    }

    @Test
    void theLogOnlyGrows() throws Exception {
        Checkpoint before = hall.town.log.checkpoint();
        hall.town.register(Licences.food());
        Checkpoint after = hall.town.log.checkpoint();

        Answer answer = hall.get(EVIDENCE + "consistency?from=" + before.size() + "&to=" + after.size(), auditor);
        List<byte[]> path = new ArrayList<>();
        for (JsonNode hash : answer.json()) {
            path.add(Base64.getDecoder().decode(hash.textValue()));
        }
        assertThat(new MerkleTree(hall.town.keys.suite()).consistent(before.size(), before.root(), after.size(), after.root(), path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "entries/999999, 404, E-ENTRY-UNKNOWN",
        "proof/999999, 404, E-ENTRY-UNKNOWN",
        "entries/-1, 400, E-PARAMETER",
        "entries/99999999999999999999, 400, E-PARAMETER",
        "proof/one, 400, E-PARAMETER",
        "consistency?from=3, 400, E-PARAMETER",
        "consistency?from=3&to=2, 400, E-RANGE",
        "consistency?from=0&to=999999, 400, E-RANGE",
        "consistency?from=1&from=2&to=3, 400, E-PARAMETER",
    })
    void whatTheLogDoesNotHoldIsAProblem(String path, int status, String code) throws Exception {
        Answer answer = hall.get(EVIDENCE + path, auditor);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void entriesAreForTheAuditorOnly() throws Exception {
        assertThat(hall.get(EVIDENCE + "entries/0", null).status()).isEqualTo(401);
        assertThat(hall.get(EVIDENCE + "proof/0", hall.town.token("portal")).code()).isEqualTo("E-ROLE");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("door", "evidence.proof").containsEntry("client", "portal");
    }
}
