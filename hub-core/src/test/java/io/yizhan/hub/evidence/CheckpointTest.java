package io.yizhan.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.codec.StrictBase64;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.SignedNote;
import io.yizhan.hub.signing.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ORIGIN = "log.qingshan.example/evidence";
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @TempDir
    private Path home;
    private KeyRing ring;

    @BeforeEach
    void keys() throws Exception {
        ring = KeyRing.open(home.resolve("keys"), Suite.INTL, ORIGIN);
    }

    @Test
    void isTheThreeLinesOfTheStandardAndASignature() throws Exception {
        Checkpoint signed = Checkpoint.sign(20852163, StrictBase64.decode(ROOT), ring.evidenceKey(), ring.evidenceSigner());

        assertThat(signed.note()).startsWith(ORIGIN + "\n20852163\n" + ROOT + "\n\n— " + ORIGIN + " ");
        Checkpoint opened = Checkpoint.open(signed.note(), List.of(ring.evidenceKey()));
        assertThat(opened).usingRecursiveComparison().isEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {ORIGIN + "\n", ORIGIN + "\n1\n", ORIGIN + "\n01\n" + ROOT + "\n", ORIGIN + "\n-1\n" + ROOT + "\n", ORIGIN + "\n1 \n" + ROOT + "\n",
        ORIGIN + "\n9999999999999999999\n" + ROOT + "\n", ORIGIN + "\n1\nAAAA\n", ORIGIN + "\n1\n" + ROOT + "=\n", ORIGIN + "\n1\n" + ROOT + "\n\nmore\n"})
    void refusesASignedTextThatIsNoCheckpoint(String text) {
        String note = SignedNote.sign(text, ring.evidenceKey(), ring.evidenceSigner());
        assertThatThrownBy(() -> Checkpoint.open(note, List.of(ring.evidenceKey()))).isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining("E-CHECKPOINT-FORM");
    }

    @Test
    void takesExtensionLines() throws Exception {
        String note = SignedNote.sign(ORIGIN + "\n0\n" + ROOT + "\nextension\n", ring.evidenceKey(), ring.evidenceSigner());
        assertThat(Checkpoint.open(note, List.of(ring.evidenceKey())).size()).isZero();
    }

    @Test
    void isNoTreeHeadWhenOnlySomebodyElseSignedIt() throws Exception {
        KeyRing witness = KeyRing.open(home.resolve("witness"), Suite.INTL, "witness.example");
        String note = SignedNote.sign(ORIGIN + "\n1\n" + ROOT + "\n", witness.evidenceKey(), witness.evidenceSigner());
        assertThatThrownBy(() -> Checkpoint.open(note, List.of(witness.evidenceKey(), ring.evidenceKey())))
                .isInstanceOf(InvalidSignatureException.class).hasMessageContaining("E-NOTE-UNKNOWN-KEY");
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void proofsGoThroughTheirTextAndVerify(Suite suite) throws Exception {
        KeyRing keys = KeyRing.open(home.resolve(suite.id()), suite, ORIGIN);
        MemoryLog log = new MemoryLog(keys.evidenceKey(), keys.evidenceSigner());
        for (int size = 1; size <= 9; size++) {
            log.append(("entry " + size).getBytes(StandardCharsets.UTF_8));
            for (int index = 0; index < size; index++) {
                Proof proof = log.proof(index);
                Proof parsed = Proof.parse(proof.text());
                assertThat(parsed).usingRecursiveComparison().isEqualTo(proof);
                assertThat(parsed.text()).isEqualTo(proof.text());
                assertThat(parsed.verify(List.of(keys.evidenceKey())).size()).isEqualTo(size);
                Proof other = new Proof((index + 1) % size, proof.entry(), proof.path(), proof.checkpoint());
                if (size > 1) {
                    assertThatThrownBy(() -> other.verify(List.of(keys.evidenceKey()))).isInstanceOf(InvalidSignatureException.class)
                            .hasMessageContaining("E-PROOF-INCLUSION");
                }
            }
        }
    }

    @Test
    void aProofIsWrittenAsTheStandardShows() throws Exception {
        MemoryLog log = new MemoryLog(ring.evidenceKey(), ring.evidenceSigner());
        log.append(new byte[] {1});
        log.append(new byte[] {2});
        MerkleTree tree = new MerkleTree(Suite.INTL);
        Proof proof = log.proof(1);

        assertThat(proof.text()).isEqualTo("c2sp.org/tlog-proof@v1\nextra Ag==\nindex 1\n" + StrictBase64.encode(tree.leaf(new byte[] {1}))
                + "\n\n" + proof.checkpoint());
        Proof bare = Proof.parse(proof.text().replace("extra Ag==\n", ""));
        assertThat(bare.entry()).isNull();
        assertThat(bare.text()).isEqualTo(proof.text().replace("extra Ag==\n", ""));
        assertThatThrownBy(() -> bare.verify(List.of(ring.evidenceKey()))).hasMessageContaining("E-PROOF-ENTRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1|c2sp.org/tlog-proof@v2~index 0~~x", "2|c2sp.org/tlog-proof@v1~~x", "2|c2sp.org/tlog-proof@v1~index 01~~x", "2|c2sp.org/tlog-proof@v1~index -1~~x",
        "2|c2sp.org/tlog-proof@v1~extra AB==~index 0~~x", "3|c2sp.org/tlog-proof@v1~extra AA==~extra AA==~index 0~~x", "3|c2sp.org/tlog-proof@v1~index 0~AAAA~~x",
        "3|c2sp.org/tlog-proof@v1~index 0~index 0~~x", "2|c2sp.org/tlog-proof@v1~index 0", "2|c2sp.org/tlog-proof@v1~index 9999999999999999999~~x", "1|"})
    void saysWhichLineOfAProofIsWrong(String lineAndText) {
        String[] parts = lineAndText.split("\\|", -1);
        assertThatThrownBy(() -> Proof.parse(parts[1].replace('~', '\n'))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("proof, line " + parts[0] + ": ").hasMessageContaining("E-PROOF-FORM");
    }

    @Test
    void anEventIsOneLineOfCanonicalJson() {
        Event event = Event.of(EventType.REGISTERED, Instant.parse("2026-08-01T01:02:03.0045Z"))
                .with("record", 7).with("message", "m1").with("codes", List.of("W-ORG-CODE")).with("operation", null);
        String entry = new String(event.entry(), StandardCharsets.UTF_8);

        assertThat(entry).isEqualTo("{\"codes\":[\"W-ORG-CODE\"],\"message\":\"m1\",\"record\":7,\"time\":\"2026-08-01T01:02:03.004Z\",\"type\":\"registered\"}");
        Event read = new Entry(0, event.entry()).event();
        assertThat(read.type()).isEqualTo(EventType.REGISTERED);
        assertThat(read.members()).containsEntry("record", 7L).doesNotContainKeys("type", "time", "operation");
        assertThat(read.entry()).isEqualTo(event.entry());
        assertThatThrownBy(() -> event.with("type", "x")).isInstanceOf(IllegalArgumentException.class);
        for (String wrong : List.of("", "{}", "[]", "{\"type\":\"x\",\"time\":\"2026-08-01T01:02:03.004Z\"}", "{\"type\":\"received\",\"time\":\"today\"}")) {
            assertThatThrownBy(() -> Event.ofEntry(wrong.getBytes(StandardCharsets.UTF_8))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E-ENTRY-FORM");
        }
    }
}
