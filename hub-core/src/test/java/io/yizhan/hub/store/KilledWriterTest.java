package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.MerkleTree;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a process that writes: nothing acknowledged is lost, and the log goes on from the last checkpoint anyone saw. */
@Timeout(120)
class KilledWriterTest {

    private record Acknowledged(String message, long first, long size, byte[] root) {
        static Acknowledged of(String line) {
            String[] parts = line.split(" ");
            return new Acknowledged(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Base64.getDecoder().decode(parts[3]));
        }
    }

    @TempDir
    Path home;

    @Test
    void whatWasAcknowledgedIsThereAndTheLogIsConsistentWithEveryCheckpointSeen() throws Exception {
        List<Acknowledged> all = new ArrayList<>();
        for (int kill = 0; kill < 3; kill++) {
            all.addAll(writeAndKill("run" + kill, 30 + 30 * kill));
            try (OpenStore store = OpenStore.at(home)) {
                check(store, all);
            }
        }
    }

    private List<Acknowledged> writeAndKill(String run, int lines) throws Exception {
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), EndlessWriter.class.getName(), home.toString(), run)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = out.readLine()) != null) {
                acknowledged.add(Acknowledged.of(line));
                if (acknowledged.size() == lines) {
                    // Through the handle: what it wrote before it was killed is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(lines);
        return acknowledged;
    }

    private static void check(OpenStore store, List<Acknowledged> all) {
        MerkleTree tree = new MerkleTree(store.keys.suite());
        MessageTable messages = new MessageTable(store.database);
        long size = store.log.checkpoint().size();
        for (Acknowledged a : all) {
            assertThat(messages.byId(a.message())).isPresent();
            List<Entry> entries = store.log.ofMessage(a.message());
            assertThat(entries).hasSize(EndlessWriter.EVENTS);
            assertThat(entries.get(0)).satisfies(e -> assertThat(e.index()).isEqualTo(a.first()));
            assertThat(entries.get(0).bytes()).isEqualTo(OpenStore.event(a.message(), 0).entry());
            assertThat(tree.consistent(a.size(), a.root(), size, store.log.checkpoint().root(), store.log.consistency(a.size(), size))).isTrue();
        }
        assertThat(size % EndlessWriter.EVENTS).as("works are whole or not at all").isZero();
        assertThat(messages.newest(Integer.MAX_VALUE)).as("tables and log agree").hasSize((int) (size / EndlessWriter.EVENTS));
    }
}
