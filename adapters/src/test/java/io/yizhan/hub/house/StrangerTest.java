package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.house.OpenHub.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of a whole hub, before a verifier that knows the standards and not the hub. */
class StrangerTest {

    private static final String QUESTION = "{\"holder\":{\"code\":\"91990101MA0Y00016W\"}}";

    @TempDir
    private static Path home;
    private static OpenHub hub;
    private static Stranger stranger;
    private static byte[] answer;
    private static byte[] bundle;
    private static final List<String> NOTES = new ArrayList<>();

    @BeforeAll
    static void story() throws Exception {
        hub = OpenHub.start(home);
        stranger = new Stranger(hub.get(null, "/api/v1/evidence/keys").text().strip());
        note();
        hub.message("market-regulation", "text/csv", OpenHub.sample("market-regulation", "register.csv"));
        note();
        hub.message("housing", "application/xml", OpenHub.sample("housing", "acceptance.xml"));
        hub.message("health", "application/json", OpenHub.sample("health", "certificates.json"));
        note();
        answer = hub.post(hub.token("portal", OpenHub.SIGN), "/api/v1/licences:query", QUESTION).body();
        hub.post(hub.token("museum", OpenHub.SIGN), "/api/v1/licences:query", QUESTION);
        bundle = hub.post(hub.token("portal", OpenHub.SIGN), "/api/v1/materials:pull", "{\"applicant\":{\"code\":\"91990101MA0Y00016W\"}}").body();
        note();
    }

    private static void note() throws Exception {
        NOTES.add(hub.get(null, "/api/v1/evidence/checkpoint").text());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void theCheckpointIsTheRootOfTheEntriesAsTheAuditorGetsThem() throws Exception {
        for (String note : NOTES) {
            Stranger.Checkpoint checkpoint = stranger.checkpoint(note);
            assertThat(Stranger.root(leaves(checkpoint.size()))).as("root of " + checkpoint.size()).isEqualTo(checkpoint.root());
        }
        assertThat(stranger.checkpoint(NOTES.get(3)).size()).isGreaterThan(15);
        String forged = NOTES.get(3).replaceFirst("\n[0-9]+\n", "\n7\n");
        assertThatThrownBy(() -> stranger.checkpoint(forged)).isInstanceOf(AssertionError.class);
    }

    @Test
    void entriesAreCanonicalJsonWithTypeAndTime() throws Exception {
        for (byte[] entry : entries(hub.size())) {
            JsonNode json = new ObjectMapper().readTree(entry);
            assertThat(Stranger.canonical(json)).asString(StandardCharsets.UTF_8).isEqualTo(new String(entry, StandardCharsets.UTF_8));
            assertThat(json.path("type").textValue()).isNotBlank();
            assertThat(json.path("time").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void everyEntryIsProvenToBeInTheLog() throws Exception {
        List<byte[]> entries = entries(hub.size());
        for (int i = 0; i < entries.size(); i++) {
            String text = hub.get(hub.token("auditor"), "/api/v1/evidence/proof/" + i).text();
            Stranger.LogProof proof = Stranger.proof(text);
            assertThat(proof.index()).isEqualTo(i);
            assertThat(proof.extra()).isEqualTo(entries.get(i));
            stranger.proven(text);
            Stranger.Checkpoint signed = stranger.checkpoint(proof.checkpoint());
            byte[] other = Stranger.leaf(entries.get((i + 1) % entries.size()));
            assertThatThrownBy(() -> Stranger.requireIncluded(other, proof.index(), signed.size(), proof.path(), signed.root()))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void everySizeOfTheLogIsConsistentWithEveryLaterOne() throws Exception {
        long size = hub.size();
        List<byte[]> leaves = leaves(size);
        for (int to = 1; to <= size; to++) {
            for (int from = 1; from < to; from++) {
                Stranger.requireConsistent(from, Stranger.root(leaves.subList(0, from)), to, Stranger.root(leaves.subList(0, to)), consistency(from, to));
            }
            assertThat(consistency(to, to)).isEmpty();
        }
        byte[] other = Stranger.root(leaves.subList(1, 6));
        assertThatThrownBy(() -> Stranger.requireConsistent(5, other, size, Stranger.root(leaves), consistency(5, size))).isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerIsProvenFieldByFieldAndAsAWhole() throws Exception {
        JsonNode licences = new ObjectMapper().readTree(answer).get("licences");
        assertThat(licences.size()).isGreaterThanOrEqualTo(2);
        for (JsonNode shown : licences) {
            stranger.requireSealed(shown);
        }
        assertThat(stranger.requireDisclosed(answer).get("consumer").textValue()).isEqualTo("portal");
        for (JsonNode material : new ObjectMapper().readTree(bundle).get("materials")) {
            if (material.get("verdict").textValue().equals("pulled")) {
                stranger.requireSealed(material);
            }
        }
        stranger.requireDisclosed(bundle);
    }

    @Test
    void aChangedByteOfAnAnswerIsFound() throws Exception {
        byte[] forged = new String(answer, StandardCharsets.UTF_8).replaceFirst("老街小馆", "老街小食").getBytes(StandardCharsets.UTF_8);
        assertThat(forged).isNotEqualTo(answer);
        assertThatThrownBy(() -> stranger.requireDisclosed(forged)).hasMessageContaining("not the one that was recorded");
        assertThatThrownBy(() -> {
            for (JsonNode shown : new ObjectMapper().readTree(forged).get("licences")) {
                stranger.requireSealed(shown);
            }
        }).hasMessageContaining("holderName is not as sealed");
    }

    private static List<byte[]> consistency(long from, long to) throws Exception {
        Answer proof = hub.get(hub.token("auditor"), "/api/v1/evidence/consistency?from=" + from + "&to=" + to);
        return Arrays.stream(new ObjectMapper().readValue(proof.body(), String[].class)).map(Base64.getDecoder()::decode).toList();
    }

    private static List<byte[]> leaves(long size) throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (byte[] entry : entries(size)) {
            leaves.add(Stranger.leaf(entry));
        }
        return leaves;
    }

    private static List<byte[]> entries(long size) throws Exception {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(hub.get(hub.token("auditor"), "/api/v1/evidence/entries/" + i).body());
        }
        return entries;
    }
}
