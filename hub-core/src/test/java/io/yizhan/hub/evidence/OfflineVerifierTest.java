package io.yizhan.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.OfflineVerifier.Finding;
import io.yizhan.hub.evidence.OfflineVerifier.Report;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.signing.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineVerifierTest {

    private static final String ORIGIN = "log.qingshan.example/evidence";
    private static final Instant TIME = Instant.parse("2026-08-01T01:02:03Z");
    private static final SortedMap<String, String> FIELDS = new TreeMap<>(Map.of("type", "business-licence", "number", "990101000000017",
            "holderName", "老街小馆", "legalRepresentative", "林青", "capital", "100000", "capital.raw", "10万元", "state", "01"));
    private static final Set<String> SHOWN = Set.of("type", "number", "holderName", "state");
    private static final List<String> WITHHELD = List.of("capital", "legalRepresentative");

    @TempDir
    private Path home;
    private KeyRing ring;
    private MemoryLog log;
    private OfflineVerifier verifier;

    @BeforeEach
    void hub() throws Exception {
        open(Suite.INTL);
    }

    private void open(Suite suite) throws Exception {
        ring = KeyRing.open(home.resolve(suite.id()), suite, ORIGIN);
        log = new MemoryLog(ring.evidenceKey(), ring.evidenceSigner());
        verifier = new OfflineVerifier(List.of(ring.evidenceKey()));
        log.append(Event.of(EventType.RECEIVED, TIME).with("message", "m1"));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void anAnswerOfTheHubHolds(Suite suite) throws Exception {
        open(suite);
        Report report = verifier.verify(CanonicalJson.bytes(pull()));

        assertThat(report.kind()).isEqualTo("answer");
        assertThat(report.findings()).allMatch(Finding::holds);
        assertThat(report.holds()).isTrue();
        assertThat(report.findings()).extracting(Finding::what).containsExactly("materials[0].proof", "materials[0].seal", "materials[0].licence",
                "materials[1].proof", "materials[1].seal", "materials[1].licence", "proof", "answer", "layout");
        assertThat(report.findings().get(2).detail()).startsWith("4 fields shown, each as it was sealed; 3 of the 7 sealed");
        assertThat(verifier.verify(CanonicalJson.bytes(disclosed(Map.of("licences", List.of())))).holds()).isTrue();
        assertThat(verifier.verify(CanonicalJson.bytes(delivery())).holds()).isTrue();
    }

    @Test
    void everyChangedByteOfAnAnswerIsFound() {
        byte[] answer = CanonicalJson.bytes(disclosed(Map.of("licences", List.of(licence("m1", 1)))));
        assertThat(verifier.verify(answer).holds()).isTrue();
        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThat(verifier.verify(changed).holds()).as("byte %d", i).isFalse();
        }
        for (int size = 0; size < answer.length; size += 16) {
            assertThat(verifier.verify(Arrays.copyOf(answer, size)).holds()).as("cut at %d", size).isFalse();
        }
    }

    @Test
    void everyChangedByteOfADeliveryIsFoundButTheSpellingOfAWithheldName() {
        byte[] delivery = CanonicalJson.bytes(delivery());
        String text = new String(delivery, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("\"withheld\":[");
        for (int i = 0; i < delivery.length; i++) {
            byte[] changed = delivery.clone();
            changed[i] ^= (byte) (1 << i % 8);
            boolean withheld = i > from + "\"withheld\":[".length() && i < delivery.length - 2;
            assertThat(withheld || !verifier.verify(changed).holds()).as("byte %d", i).isTrue();
        }
    }

    /** Each row: a change of the pull answer (JSON pointer, new JSON or nothing to remove it), and the findings that must not hold. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/materials/0/licence/holderName          | \"老街大馆\" | materials[0].licence.holderName answer",
        "/materials/1/licence/capital             | \"900000\"   | materials[1].licence.capital materials[1].withheld answer",
        "/materials/0/licence/state               | 1            | materials[0].licence.state answer",
        "/materials/0/licence                     | \"x\"        | materials[0].licence answer",
        "/materials/0/licence                     |              | materials[0].licence answer",
        "/materials/0/seal                        |              | materials[0].seal answer",
        "/materials/0/seal/envelope               | \"m9/1\"     | materials[0].seal.envelope answer",
        "/materials/0/seal/suite                  | \"gm\"       | materials[0].licence.holderName materials[0].licence.number materials[0].licence.state materials[0].licence.type materials[0].seal answer",
        "/materials/0/seal/digests/0              | \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\" | materials[0].seal answer",
        "/materials/0/seal/salts/holderName       |              | materials[0].licence.holderName answer",
        "/materials/0/seal/salts/capital          | \"AAAAAAAAAAAAAAAAAAAAAA\" | materials[0].seal.salts.capital answer",
        "/materials/0/proof                       |              | materials[0].proof answer",
        "/materials/0/proof                       | \"x\"        | materials[0].proof answer",
        "/materials/0/withheld                    | [\"type\"]   | materials[0].withheld answer",
        "/materials/0/withheld                    | []           | materials[0].withheld answer",
        "/materials/0/withheld                    |              | materials[0].withheld answer",
        "/materials/0/withheld/0                  | \"capitak\"  | answer",
        "/materials/0/verdict                     | \"expired\"  | answer",
        "/complete                                | false        | answer",
        "/note                                    | \"more\"     | answer",
        "/proof                                   |              | proof",
        "/proof                                   | null         | proof"})
    void saysExactlyWhatIsWrongAndNeverTheValue(String pointer, String json, String expected) throws Exception {
        String changed = changed(pull(), pointer, json);
        Report report = verifier.verify(changed.getBytes(StandardCharsets.UTF_8));

        List<String> failing = report.findings().stream().filter(finding -> !finding.holds()).map(Finding::what).toList();
        // What the change did to its neighbours may be reported too; what the row names must be.
        assertThat(failing).contains(expected.split(" "));
        assertThat(failing).allMatch(what -> List.of(expected.split(" ")).contains(what) || what.startsWith(expected.split("\\.")[0]));
        assertThat(report.findings()).extracting(Finding::detail).noneMatch(detail -> detail.contains("老街") || detail.contains("900000"));
        assertThat(report.findings().stream().filter(finding -> finding.what().startsWith("materials[1].")
                && !expected.contains("materials[1]"))).allMatch(Finding::holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/id|\"m1/2\"|id", "/id||id", "/department|\"housing\"|department", "/more|1|more", "/licence||licence", "/seal||seal",
        "/proof||proof", "/licence/holderName|\"x\"|licence.holderName"})
    void saysWhatIsWrongWithADelivery(String pointer, String json, String expected) throws Exception {
        Report report = verifier.verify(changed(delivery(), pointer, json).getBytes(StandardCharsets.UTF_8));
        assertThat(report.findings().stream().filter(finding -> !finding.holds()).map(Finding::what)).contains(expected);
    }

    @Test
    void oneLicencesProofDoesNotProveAnother() {
        Map<String, Object> first = licence("m1", 1);
        Map<String, Object> second = licence("m1", 2);
        first.put("proof", second.get("proof"));
        Map<String, Object> mixed = disclosed(Map.of("licences", List.of(first)));
        assertThat(failing(verifier.verify(CanonicalJson.bytes(mixed)))).containsExactly("licences[0].seal.envelope");

        Map<String, Object> disclosure = disclosed(Map.of("licences", List.of(second)));
        second.put("proof", disclosure.get("proof"));
        assertThat(failing(verifier.verify(CanonicalJson.bytes(disclosure)))).contains("licences[0].proof", "answer");

        disclosure.put("proof", first.get("proof"));
        assertThat(failing(verifier.verify(CanonicalJson.bytes(disclosure)))).contains("proof");
    }

    @Test
    void whiteSpaceAndOrderAreNoContent() throws Exception {
        byte[] pretty = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(pull());
        byte[] tabs = new String(pretty, StandardCharsets.UTF_8).replace("  ", "\t").getBytes(StandardCharsets.UTF_8);
        for (byte[] file : List.of(pretty, tabs)) {
            Report report = verifier.verify(file);
            assertThat(report.holds()).isTrue();
            assertThat(report.findings()).last().satisfies(layout -> assertThat(layout.detail()).contains("white space").contains("no content"));
        }
    }

    @Test
    void readsProofsAndCheckpoints() {
        long index = log.append(Event.of(EventType.REFUSED, TIME).with("reason", "E-GRANT"));
        Report proof = verifier.verify(utf8(log.proof(index).text()));
        assertThat(proof.kind()).isEqualTo("proof");
        assertThat(proof.findings()).extracting(Finding::what).containsExactly("checkpoint", "entry");
        assertThat(proof.holds()).isTrue();
        assertThat(proof.findings().get(1).detail()).contains("refused at 2026-08-01T01:02:03Z");

        Report checkpoint = verifier.verify(utf8(log.checkpoint().note()));
        assertThat(checkpoint.kind()).isEqualTo("checkpoint");
        assertThat(checkpoint.holds()).isTrue();
        assertThat(checkpoint.findings().get(0).detail()).contains(ORIGIN).contains("2 entries").contains(ring.evidenceKey().hexId());

        for (byte[] file : List.of(utf8(log.proof(index).text()), utf8(log.checkpoint().note()))) {
            for (int i = 0; i < file.length; i++) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) (1 << i % 8);
                assertThat(verifier.verify(changed).holds()).as("byte %d", i).isFalse();
            }
        }
    }

    @Test
    void aHubThatIsNotTrustedProvesNothing() throws Exception {
        KeyRing stranger = KeyRing.open(home.resolve("stranger"), Suite.INTL, ORIGIN);
        byte[] answer = CanonicalJson.bytes(pull());
        for (OfflineVerifier other : List.of(new OfflineVerifier(List.of(stranger.evidenceKey())), new OfflineVerifier(List.of()))) {
            assertThat(failing(other.verify(answer))).containsExactly("materials[0].proof", "materials[1].proof", "proof");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "{\"licences\":[]}", "{\"proof\":1}", "{\"licence\":{},\"seal\":{},\"proof\":\"\"}", "{\"a\":1.5}", "{\"a\":\"\\ud800\"}", "{",
        "[]", "}", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\nindex 0\n\n", "\n— ", "\u0000"})
    void neverHoldsAndNeverThrowsForOtherFiles(String file) {
        Report report = verifier.verify(utf8(file));
        assertThat(report.holds()).isFalse();
        assertThat(report.findings()).isNotEmpty();
    }

    private static List<String> failing(Report report) {
        return report.findings().stream().filter(finding -> !finding.holds()).map(Finding::what).toList();
    }

    private static String changed(Map<String, Object> answer, String pointer, String json) throws Exception {
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(CanonicalJson.bytes(answer));
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        var parent = tree.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), Json.mapper().readTree(json));
        } else if (json == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, Json.mapper().readTree(json));
        }
        return Json.mapper().writeValueAsString(tree);
    }

    private Map<String, Object> pull() {
        List<Object> materials = new ArrayList<>();
        for (int record = 1; record <= 2; record++) {
            Map<String, Object> material = licence("m1", record);
            material.putAll(Map.of("name", "营业执照", "type", "business-licence", "verdict", "pulled"));
            materials.add(material);
        }
        materials.add(new TreeMap<>(Map.of("name", "食品经营许可证", "type", "food-operation-licence", "verdict", "missing")));
        return disclosed(Map.of("item", "outdoor-sign", "case", "c1", "complete", true, "notAskedAgain", 0, "materials", materials));
    }

    private Map<String, Object> delivery() {
        Map<String, Object> delivery = licence("m1", 1);
        delivery.put("id", "m1/1");
        delivery.put("department", "market-regulation");
        return delivery;
    }

    private Map<String, Object> licence(String message, int record) {
        Seal seal = new Sealer(ring.suite(), ring.keyedHash("salt")).seal(message + "/" + record, FIELDS);
        long index = log.append(Event.of(EventType.REGISTERED, TIME).with("message", message).with("record", record)
                .with("department", "market-regulation").with("seal", HexFormat.of().formatHex(ring.suite().digest(seal.sealedBytes()))));
        Map<String, String> shown = new TreeMap<>(FIELDS);
        shown.keySet().retainAll(SHOWN);
        return new TreeMap<>(Map.of("licence", shown, "withheld", WITHHELD, "seal", seal.showing(SHOWN).toJson(), "proof", log.proof(index).text()));
    }

    private Map<String, Object> disclosed(Map<String, Object> answer) {
        log.append(Event.of(EventType.OPERATED, TIME));
        long index = log.append(Event.of(EventType.DISCLOSED, TIME).with("consumer", "portal")
                .with("answer", HexFormat.of().formatHex(ring.suite().digest(CanonicalJson.bytes(answer)))));
        Map<String, Object> given = new TreeMap<>(answer);
        given.put("proof", log.proof(index).text());
        return given;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
