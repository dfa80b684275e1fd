package io.yizhan.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example that strangers are told to test their verifiers with is one that ours accepts. */
class ReadmeExampleTest {

    private static String readme;

    @BeforeAll
    static void read() throws Exception {
        // Surefire runs a module's tests in the module's directory, an IDE perhaps in the root.
        Path module = Path.of("README.md");
        readme = Files.readString(Files.exists(Path.of("hub-core")) ? Path.of("hub-core").resolve(module) : module);
    }

    @Test
    void proofAndDeliveryHold() {
        OfflineVerifier verifier = new OfflineVerifier(List.of(NoteKey.parse(block("vkey").strip())));
        for (String block : List.of("tlog-proof", "json")) {
            OfflineVerifier.Report report = verifier.verify(block(block).getBytes(StandardCharsets.UTF_8));
            assertThat(report.findings()).allMatch(OfflineVerifier.Finding::holds);
            assertThat(report.kind()).isEqualTo(block.equals("json") ? "answer" : "proof");
        }
    }

    @Test
    void theEntryIsTheOneProven() {
        Proof proof = Proof.parse(block("tlog-proof"));
        assertThat(new String(proof.entry(), StandardCharsets.UTF_8)).isEqualTo(block("entry").strip());
        assertThat(readme).contains("leaf hash is `" + HexFormat.of().formatHex(new MerkleTree(Suite.INTL).leaf(proof.entry())) + "`");
    }

    @Test
    void everyEventTypeIsTold() {
        for (EventType type : EventType.values()) {
            assertThat(readme).contains("\n| `" + type.id() + "` | ");
        }
    }

    private static String block(String language) {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }
}
