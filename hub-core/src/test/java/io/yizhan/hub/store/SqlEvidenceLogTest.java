package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.evidence.MerkleTree;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.signing.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlEvidenceLogTest {

    @TempDir
    Path home;

    @Test
    void anEmptyLogHasASignedCheckpointOfSizeZero() throws Exception {
        try (OpenStore store = OpenStore.at(home)) {
            Checkpoint empty = store.log.checkpoint();
            assertThat(empty.size()).isZero();
            assertThat(empty.root()).isEqualTo(sha256(List.of()));
            assertThat(Checkpoint.open(empty.note(), List.of(store.keys.evidenceKey())).size()).isZero();
            assertThat(store.log.entry(0)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> store.log.proof(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 511, 512, 600, 66_000})
    void theRootIsThatOfRfc6962AndTheSameAfterOpeningAgain(int size) throws Exception {
        byte[] root;
        try (OpenStore store = OpenStore.at(home)) {
            store.append("m1", size);
            root = store.log.checkpoint().root();
            assertThat(store.log.checkpoint().size()).isEqualTo(size);
            List<byte[]> leaves = new ArrayList<>();
            for (Entry e : store.log.ofMessage("m1")) {
                leaves.add(digest(new byte[] {0}, e.bytes()));
            }
            assertThat(leaves).hasSize(size);
            assertThat(root).isEqualTo(sha256(leaves));
        }
        try (OpenStore again = OpenStore.at(home)) {
            assertThat(again.log.checkpoint().size()).isEqualTo(size);
            assertThat(again.log.checkpoint().root()).isEqualTo(root);
            again.append("m2", 1);
            assertThat(again.log.checkpoint().size()).isEqualTo(size + 1);
            proves(again, LongStream.of(0, size - 1, size).boxed().toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void everyEntryIsProvenAndEverySizeIsConsistentWithTheNewest(Suite suite) throws Exception {
        try (OpenStore store = OpenStore.at(home, suite)) {
            MerkleTree tree = new MerkleTree(suite);
            List<Checkpoint> checkpoints = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < 40; i++) {
                store.append("m" + i, 1 + random.nextInt(50));
                checkpoints.add(store.log.checkpoint());
            }
            long size = store.log.checkpoint().size();
            proves(store, LongStream.range(0, size).boxed().toList());
            for (Checkpoint older : checkpoints) {
                List<byte[]> path = store.log.consistency(older.size(), size);
                assertThat(tree.consistent(older.size(), older.root(), size, store.log.checkpoint().root(), path)).isTrue();
            }
            assertThatIllegalArgumentException().isThrownBy(() -> store.log.consistency(3, size + 1));
        }
    }

    @Test
    void proofsHoldWhileTheWriterAppends() throws Exception {
        try (OpenStore store = OpenStore.at(home)) {
            store.append("m0", 300);
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> proving = CompletableFuture.supplyAsync(() -> {
                Random random = new Random(1);
                int rounds = 0;
                while (!done.get()) {
                    long size = store.log.checkpoint().size();
                    proves(store, random.longs(8, 0, size).boxed().toList());
                    rounds++;
                }
                return rounds;
            });
            for (int i = 1; i < 120; i++) {
                store.append("m" + i, 37);
            }
            done.set(true);
            assertThat(proving.get()).isPositive();
        }
    }

    @Test
    void aMessageIsTracedThroughItsRecordsAndDeliveries() {
        try (OpenStore store = OpenStore.at(home)) {
            store.commit.run(m -> List.of(m.append(OpenStore.event("a", 1)), m.append(OpenStore.event("b", 1)), m.append(OpenStore.event("a", 2)),
                    m.append(OpenStore.event("a", 3))));
            store.append("b", 2);
            store.commit.run(m -> m.append(Event.of(EventType.DELIVERED, OpenStore.NOW).with("consumer", "tax")
                    .with("envelopes", List.of("a/1", "a/2", "b/1"))));
            assertThat(store.log.ofMessage("a")).extracting(Entry::index).containsExactly(0L, 2L, 3L, 6L);
            assertThat(store.log.ofMessage("b")).extracting(Entry::index).containsExactly(1L, 4L, 5L, 6L);
            assertThat(store.log.ofMessage("a", 0, 2)).extracting(Entry::index).containsExactly(2L, 3L);
            assertThat(store.log.ofMessage("a", 3, 9)).extracting(Entry::index).containsExactly(6L);
            assertThat(store.log.ofMessage("c")).isEmpty();
            assertThat(new String(store.log.entry(6).orElseThrow().bytes(), StandardCharsets.UTF_8)).contains("\"delivered\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE entry SET bytes = x'00' WHERE idx = 599",
        "DELETE FROM entry WHERE idx = 599",
        "DELETE FROM entry WHERE idx = 520",
        "DELETE FROM tile WHERE number = 1",
        "UPDATE tile SET root = zeroblob(32) WHERE number = 0",
        "UPDATE checkpoint SET note = ''",
        "UPDATE checkpoint SET note = replace(note, '600', '599')",
        "INSERT INTO entry (idx, bytes) VALUES (600, x'00')"})
    void aLogThatDoesNotMatchItsCheckpointIsRefused(String damage) throws Exception {
        try (OpenStore store = OpenStore.at(home)) {
            store.append("m", 600);
        }
        sql(damage);
        assertThatThrownBy(() -> OpenStore.at(home)).isInstanceOf(DamagedLogException.class).hasMessageContaining("E-LOG-DAMAGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE entry SET bytes = x'00' WHERE idx = 5", "UPDATE tile SET hashes = zeroblob(8192) WHERE number = 0",
        "DELETE FROM entry WHERE idx = 5"})
    void damageFurtherLeftIsFoundWhenItIsToBeProven(String damage) throws Exception {
        try (OpenStore store = OpenStore.at(home)) {
            store.append("m", 600);
        }
        sql(damage);
        try (OpenStore again = OpenStore.at(home)) {
            assertThatThrownBy(() -> again.log.proof(5)).isInstanceOf(DamagedLogException.class);
            assertThat(again.log.proof(599).index()).isEqualTo(599);
        }
    }

    private void sql(String statement) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + OpenStore.file(home)); Statement s = c.createStatement()) {
            s.executeUpdate(statement);
        }
    }

    private static void proves(OpenStore store, List<Long> indices) {
        MerkleTree tree = new MerkleTree(store.keys.suite());
        List<Proof> proofs = store.log.proofs(indices);
        assertThat(proofs).extracting(Proof::checkpoint).containsOnly(proofs.get(0).checkpoint());
        try {
            Checkpoint checkpoint = Checkpoint.open(proofs.get(0).checkpoint(), List.of(store.keys.evidenceKey()));
            for (int i = 0; i < proofs.size(); i++) {
                Proof p = proofs.get(i);
                assertThat(p.index()).isEqualTo(indices.get(i));
                assertThat(tree.included(tree.leaf(p.entry()), p.index(), checkpoint.size(), p.path(), checkpoint.root())).isTrue();
            }
        } catch (io.yizhan.hub.signing.InvalidSignatureException e) {
            throw new AssertionError(e);
        }
    }

    /** MTH of RFC 6962 §2.1, straight from its recursion. */
    private static byte[] sha256(List<byte[]> leaves) throws Exception {
        if (leaves.isEmpty()) {
            return digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return digest(new byte[] {1}, sha256(leaves.subList(0, k)), sha256(leaves.subList(k, leaves.size())));
    }

    private static byte[] digest(byte[]... parts) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }
}
