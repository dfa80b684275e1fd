package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.store.GroupCommit.Committed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moments on their way to a disk that is slow, and to one that fails. */
@Timeout(30)
class MomentSyncTest {

    @TempDir
    Path home;
    private final Semaphore allowed = new Semaphore(1_000_000);
    private final List<Long> logLengths = new ArrayList<>();
    private volatile boolean failing;
    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.at(home, connection -> {
            allowed.acquireUninterruptibly();
            logLengths.add(Files.size(log()));
            if (failing) {
                throw new IOException("the disk's own");
            }
            connection.sync();
        });
    }

    @AfterEach
    void close() {
        allowed.release(1_000);
        store.close();
    }

    @Test
    void theNextMomentIsWrittenMeanwhileAndNobodyHearsOfEitherBefore() throws Exception {
        allowed.drainPermits();
        CountDownLatch secondIsWritten = new CountDownLatch(1);
        CompletableFuture<Committed<Long>> first = store.commit.submit(m -> m.append(OpenStore.event("first", 1)));
        await(() -> allowed.hasQueuedThreads());
        CompletableFuture<Committed<Long>> second = store.commit.submit(m -> {
            secondIsWritten.countDown();
            return m.append(OpenStore.event("second", 1));
        });
        assertThat(secondIsWritten.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(store.log.checkpoint().size()).as("what readers see").isZero();

        allowed.release();
        assertThat(first.get(10, TimeUnit.SECONDS).checkpoint().size()).isEqualTo(1);
        assertThat(second).isNotDone();
        assertThat(store.log.checkpoint().size()).isEqualTo(1);
        allowed.release();
        assertThat(second.get(10, TimeUnit.SECONDS).checkpoint().size()).isEqualTo(2);
        assertThat(second.join().result()).isEqualTo(1);
    }

    @Test
    void whoReadOfAnEntryInTheDatabaseWaitsForItsProof() throws Exception {
        allowed.drainPermits();
        CompletableFuture<?> first = store.commit.submit(m -> m.append(OpenStore.event("first", 1)));
        await(() -> !store.log.ofMessage("first").isEmpty());
        CompletableFuture<Long> proof = CompletableFuture.supplyAsync(() -> store.log.proof(0).index());
        CompletableFuture<Boolean> entry = CompletableFuture.supplyAsync(() -> store.log.entry(0).isPresent());
        assertThat(store.log.entry(1)).as("there is none").isEmpty();
        assertThat(first).isNotDone();
        assertThat(proof).isNotDone();
        allowed.release();
        assertThat(proof.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(entry.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void momentsWrittenDuringASyncShareTheNext() throws Exception {
        allowed.drainPermits();
        List<CompletableFuture<?>> moments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            CountDownLatch written = new CountDownLatch(1);
            moments.add(store.commit.submit(m -> {
                written.countDown();
                return m.append(OpenStore.event("m", number));
            }));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            if (i == 0) {
                await(() -> allowed.hasQueuedThreads());
            }
        }
        // The last may just miss the second sync.
        allowed.release(3);
        for (CompletableFuture<?> moment : moments) {
            moment.get(10, TimeUnit.SECONDS);
        }
        assertThat(logLengths).hasSizeBetween(2, 3);
        assertThat(store.log.ofMessage("m")).extracting(Entry::index).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void aSyncThatFailsFailsAllThatIsNotOnDiskAndTheStoreRecoversByItself() throws Exception {
        store.append("before", 3);
        allowed.drainPermits();
        failing = true;
        List<Runnable> actions = new ArrayList<>();
        CompletableFuture<?> first = store.commit.submit(m -> {
            m.afterCommit(() -> actions.add(null));
            return m.append(OpenStore.event("first", 1));
        });
        await(() -> allowed.hasQueuedThreads());
        CountDownLatch secondIsWritten = new CountDownLatch(1);
        CompletableFuture<?> second = store.commit.submit(m -> {
            secondIsWritten.countDown();
            return m.append(OpenStore.event("second", 1));
        });
        assertThat(secondIsWritten.await(10, TimeUnit.SECONDS)).isTrue();
        allowed.release();
        assertUnavailable(first);
        assertUnavailable(second);
        assertThat(actions).isEmpty();
        assertThat(store.commit.lastFailure()).isPresent();
        assertThat(store.log.checkpoint().size()).as("what readers see").isEqualTo(3);

        failing = false;
        allowed.release(1_000);
        store.append("after", 2);
        assertThat(store.commit.lastFailure()).isEmpty();
        // Whether they are on disk nobody knew: they are, and whoever sends again is told so by the log.
        assertThat(store.log.checkpoint().size()).isEqualTo(3 + 2 + 2);
        store.close();
        store = OpenStore.at(home);
        assertThat(store.log.ofMessage("after")).extracting(Entry::index).containsExactly(5L, 6L);
        assertThat(store.log.proof(3).path()).isNotEmpty();
    }

    @Test
    void nothingIsAddedToALogThatMayHaveAGap() throws Exception {
        store.append("before", 2_000);
        long before = Files.size(log());
        failing = true;
        assertThatThrownBy(() -> store.append("lost", 1)).isInstanceOf(StoreUnavailableException.class);
        failing = false;
        store.append("after", 1);
        long after = logLengths.get(logLengths.size() - 1);
        assertThat(after).as("the log was begun anew: it was %d bytes long", before).isLessThan(before / 2);
    }

    private Path log() {
        return OpenStore.file(home).resolveSibling("hub.db-wal");
    }

    private static void assertUnavailable(CompletableFuture<?> work) {
        assertThatThrownBy(() -> work.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class).hasStackTraceContaining("E-STORE-UNAVAILABLE");
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
