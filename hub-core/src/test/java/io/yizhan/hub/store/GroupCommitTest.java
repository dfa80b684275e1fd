package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.store.GroupCommit.Committed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GroupCommitTest {

    @TempDir
    Path home;
    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.at(home);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aWorkIsOnDiskWithACheckpointThatCoversItsEvents() throws Exception {
        Committed<Long> first = store.commit.run(m -> m.append(OpenStore.event("m", 1)));
        Committed<Long> second = store.commit.run(m -> m.append(OpenStore.event("m", 2)));
        assertThat(first.result()).isZero();
        assertThat(first.checkpoint().size()).isEqualTo(1);
        assertThat(second.checkpoint().size()).isEqualTo(2);
        assertThat(Checkpoint.open(second.checkpoint().note(), List.of(store.keys.evidenceKey())).root()).isEqualTo(second.checkpoint().root());
        assertThat(store.log.checkpoint()).isEqualTo(second.checkpoint());
    }

    @Test
    void workWithoutEventsLeavesTheCheckpointAsItIs() {
        store.append("m", 1);
        String note = store.log.checkpoint().note();
        assertThat(store.commit.run(m -> keep(m, "k")).checkpoint().note()).isEqualTo(note);
    }

    @Test
    void worksOfOneMomentShareACheckpointAndAFailingOneFailsAlone() {
        CountDownLatch gate = holdTheWriter();
        AtomicInteger actions = new AtomicInteger();
        CompletableFuture<Committed<Long>> good = store.commit.submit(m -> append(m, "good"));
        CompletableFuture<Committed<Long>> bad = store.commit.submit(m -> {
            append(m, "bad");
            m.afterCommit(actions::incrementAndGet);
            throw new java.io.IOException("the work's own");
        });
        CompletableFuture<Committed<Long>> other = store.commit.submit(m -> append(m, "other"));
        gate.countDown();
        assertThat(good.join().result()).isZero();
        assertThat(other.join().result()).isEqualTo(1);
        assertThat(good.join().checkpoint()).isSameAs(other.join().checkpoint());
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("the work's own");
        assertThat(actions).as("actions of the failed work").hasValue(0);
        assertThat(store.log.checkpoint().size()).isEqualTo(2);
        assertThat(cases()).containsExactlyInAnyOrder("good", "other");
        assertThat(store.commit.lastFailure()).isEmpty();
    }

    @Test
    void theFirstWorkOfAMomentFailsAloneToo() {
        CountDownLatch gate = holdTheWriter();
        CompletableFuture<Committed<Long>> bad = store.commit.submit(GroupCommit.RECORDS_A_MOMENT, m -> {
            append(m, "bad");
            throw new java.io.IOException("the work's own");
        });
        CompletableFuture<Committed<Long>> good = store.commit.submit(m -> append(m, "good"));
        gate.countDown();
        assertThat(good.join().result()).isZero();
        assertThatThrownBy(bad::join).hasRootCauseMessage("the work's own");
        assertThat(cases()).containsExactly("good");
        assertThat(store.log.ofMessage("bad")).isEmpty();
    }

    @Test
    void smallWorksDoNotWaitForAllTheLargeOnes() {
        CountDownLatch gate = holdTheWriter();
        List<CompletableFuture<Committed<Long>>> large = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String key = "large " + i;
            large.add(store.commit.submit(GroupCommit.RECORDS_A_MOMENT, m -> append(m, key)));
        }
        CompletableFuture<Committed<Long>> small = store.commit.submit(m -> append(m, "small"));
        gate.countDown();
        assertThat(small.join().checkpoint()).as("the moment of the first large one").isSameAs(large.get(0).join().checkpoint());
        assertThat(large).extracting(work -> work.join().checkpoint().size()).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void manySmallWorksDoNotKeepALargeOneWaiting() {
        CountDownLatch gate = holdTheWriter();
        CompletableFuture<Committed<Long>> large = store.commit.submit(GroupCommit.RECORDS_A_MOMENT, m -> append(m, "large"));
        List<CompletableFuture<Committed<Long>>> small = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String key = "small " + i;
            small.add(store.commit.submit(m -> append(m, key)));
        }
        gate.countDown();
        assertThat(large.join().result()).isZero();
        assertThat(small).allSatisfy(work -> assertThat(work.join().checkpoint()).isSameAs(large.join().checkpoint()));
    }

    @Test
    void aRefusedStatementFailsItsWorkAndTheNextWorkGoesOn() {
        assertThatThrownBy(() -> store.commit.run(m -> m.update("INSERT INTO case_licence (case_key) VALUES (?)", "x")))
                .isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.commit.run(m -> m.sql().execute("INSERT INTO nowhere VALUES (1)"))).isInstanceOf(CompletionException.class);
        store.commit.run(m -> keep(m, "after"));
        assertThat(cases()).containsExactly("after");
    }

    @Test
    void emptiedCachesFillAgain() {
        store.append("m", 600);
        byte[] proof = store.log.proof(3).path().get(0);
        store.commit.emptyCaches();
        assertThat(store.log.proof(3).path().get(0)).isEqualTo(proof);
        store.append("m", 1);
        assertThat(store.log.checkpoint().size()).isEqualTo(601);
    }

    @Test
    void actionsRunAfterTheCommitAndSeeItOnDisk() {
        List<String> seen = new ArrayList<>();
        store.commit.run(m -> {
            keep(m, "k");
            m.afterCommit(() -> keepFailing("an action that fails does no harm"));
            m.afterCommit(() -> seen.addAll(cases()));
            return seen.addAll(cases());
        });
        assertThat(seen).containsExactly("k");
    }

    @Test
    void manyThreadsGetEachItsOwnEntries() {
        Set<Long> indices = java.util.Collections.synchronizedSet(new HashSet<>());
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            String message = "m" + t;
            all.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 200; i++) {
                    int record = i;
                    indices.add(store.commit.run(m -> m.append(OpenStore.event(message, record))).result());
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        assertThat(indices).hasSize(1600);
        assertThat(store.log.checkpoint().size()).isEqualTo(1600);
        assertThat(store.log.ofMessage("m3")).hasSize(200);
    }

    @Test
    void aFullDiskFailsTheMomentAndTheStoreRecoversByItself() throws Exception {
        store.append("before", 300);
        Checkpoint before = store.log.checkpoint();
        long pages = store.commit.run(m -> {
            long used = m.query("PRAGMA page_count", row -> row.getLong(1)).get(0);
            m.query("PRAGMA max_page_count = " + (used + 3), row -> row.getLong(1));
            return used;
        }).result();
        assertThat(pages).isPositive();
        AtomicInteger actions = new AtomicInteger();
        assertThatThrownBy(() -> store.commit.run(m -> {
            m.afterCommit(actions::incrementAndGet);
            for (int i = 0; i < 2_000; i++) {
                m.append(OpenStore.event("lost", i));
            }
            return keep(m, "lost");
        })).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("E-STORE-UNAVAILABLE").hasMessageContaining("FULL");
        assertThat(store.commit.lastFailure()).isPresent();
        assertThat(store.log.checkpoint()).isSameAs(before);
        assertThat(actions).hasValue(0);

        // The limit was the connection's own: the next moment has a new one.
        store.commit.probe();
        assertThat(store.commit.lastFailure()).isEmpty();
        store.append("after", 400);
        assertThat(store.log.checkpoint().size()).isEqualTo(700);
        assertThat(cases()).isEmpty();
        store.close();
        store = OpenStore.at(home);
        assertThat(store.log.ofMessage("after")).extracting(Entry::index).startsWith(300L).hasSize(400);
        assertThat(store.log.ofMessage("lost")).isEmpty();
    }

    @Test
    void aFullDiskMetByTheWorksOwnStatementFailsTheWholeMoment() {
        store.commit.run(m -> m.query("PRAGMA max_page_count = 1", row -> row.getLong(1)));
        CountDownLatch gate = holdTheWriter();
        CompletableFuture<?> small = store.commit.submit(m -> keep(m, "small"));
        CompletableFuture<?> large = store.commit.submit(m -> {
            for (int i = 0; i < 1_000; i++) {
                keep(m, "large " + i);
            }
            return null;
        });
        gate.countDown();
        assertThatThrownBy(large::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(small::join).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(cases()).isEmpty();
        store.commit.run(m -> keep(m, "again"));
        assertThat(cases()).containsExactly("again");
    }

    @Test
    void aForeignLockIsReportedWithinSecondsAndLeavesNoTrace() throws Exception {
        store.append("m", 5);
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + OpenStore.file(home)); Statement s = foreign.createStatement()) {
            s.execute("BEGIN EXCLUSIVE");
            Instant start = Instant.now();
            assertThatThrownBy(() -> store.append("locked", 1)).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("BUSY");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThatThrownBy(() -> store.commit.probe()).isInstanceOf(StoreUnavailableException.class);
            assertThat(store.log.ofMessage("m")).as("reading goes on").hasSize(5);
            s.execute("ROLLBACK");
        }
        store.append("m", 5);
        assertThat(store.log.checkpoint().size()).isEqualTo(10);
        assertThat(store.log.ofMessage("locked")).isEmpty();
    }

    @Test
    void anotherWritersGrowthOfTheLogIsNoticedAndTakenOver() {
        store.append("m", 3);
        try (OpenStore second = OpenStore.at(home)) {
            second.append("second", 2);
            assertThatThrownBy(() -> store.append("m", 1)).isInstanceOf(StoreUnavailableException.class);
            store.append("m", 1);
        }
        assertThat(store.log.checkpoint().size()).isEqualTo(6);
        assertThat(store.log.ofMessage("second")).extracting(Entry::index).containsExactly(3L, 4L);
    }

    @Test
    void closingDoesWhatWasHandedOverAndRefusesWhatComesLater() {
        List<CompletableFuture<?>> handedOver = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String key = "k" + i;
            handedOver.add(store.commit.submit(m -> keep(m, key)));
        }
        store.commit.close();
        assertThat(handedOver).allSatisfy(f -> assertThat(f).isCompleted());
        assertThatThrownBy(() -> store.commit.run(m -> keep(m, "late"))).isInstanceOf(StoreUnavailableException.class);
        assertThat(cases()).hasSize(50);
    }

    /** Keeps the writer in a moment of its own until counted down, so that what is submitted meanwhile is the next moment. */
    private CountDownLatch holdTheWriter() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        store.commit.submit(m -> {
            held.countDown();
            return gate.await(10, TimeUnit.SECONDS);
        });
        try {
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return gate;
    }

    private static Long append(GroupCommit.Moment m, String key) {
        keep(m, key);
        return m.append(OpenStore.event(key, 1));
    }

    private static int keep(GroupCommit.Moment m, String key) {
        return m.update("INSERT INTO case_licence (case_key, licence, version, since) VALUES (?, 'l', 1, 0)", key);
    }

    private static void keepFailing(String why) {
        throw new IllegalStateException(why);
    }

    private List<String> cases() {
        return store.database.read(h -> h.createQuery("SELECT case_key FROM case_licence").mapTo(String.class).list());
    }
}
