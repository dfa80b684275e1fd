package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.store.Message.Tally;
import io.yizhan.hub.store.MessageTable.Finding;
import io.yizhan.hub.store.MessageTable.Settled;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MessageTableTest {

    private static final Instant NOW = OpenStore.NOW;
    private static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    @TempDir
    Path home;
    private OpenStore store;
    private MessageTable messages;

    @BeforeEach
    void open() {
        store = OpenStore.at(home);
        messages = new MessageTable(store.database);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageIsKeptAsGivenAndFoundByIdAndKey() {
        Message message = insert("m1", "health", "key-1");
        insert("m2", "housing", "key-1");
        insert("m3", "housing", null);
        insert("m4", "housing", null);
        assertThat(messages.byId("m1")).contains(message);
        assertThat(messages.byId("m9")).isEmpty();
        assertThat(messages.byKey("health", "key-1")).contains(message);
        assertThat(messages.byKey("health", "key-2")).isEmpty();
        assertThat(store.commit.run(m -> messages.byKey(m, "housing", "key-1")).result()).map(Message::id).contains("m2");
        assertThat(messages.newest(3)).extracting(Message::id).containsExactly("m4", "m3", "m2");
    }

    @Test
    void aKeyUsedTwiceByOneDepartmentIsRefused() {
        insert("m1", "health", "key-1");
        assertThatThrownBy(() -> insert("m2", "health", "key-1")).isInstanceOf(CompletionException.class);
        assertThat(messages.byId("m2")).isEmpty();
    }

    @Test
    void packsNotOnTheBrokerAreFoundWithTheirMessages() {
        List<String> packs = List.of("m1", "m2", "m2", "m4");
        store.commit.run(m -> {
            for (int i = 0; i < packs.size(); i++) {
                messages.insert(m, message("m" + (i + 1)), null, packs.get(i), null);
            }
            messages.markQueued(m, "m1");
            return null;
        });
        assertThat(messages.packsNotQueued(9)).containsExactly("m2", "m4");
        assertThat(messages.packsNotQueued(1)).containsExactly("m2");
        assertThat(messages.notQueued("m2")).extracting(Message::id).containsExactly("m2", "m3");
        assertThat(messages.notQueued("m1")).isEmpty();

        store.commit.run(m -> {
            messages.unpack(m, "m2");
            messages.markQueued(m, "m2");
            return null;
        });
        assertThat(messages.packsNotQueued(9)).as("the first of a pack, set apart, is not marked with it").containsExactly("m2/", "m4");
    }

    @Test
    void theBodyOfASmallMessageIsARow() {
        byte[] locked = {1, 2, 3};
        store.commit.run(m -> {
            messages.insert(m, message("m1"), null, "m1", locked);
            return null;
        });
        assertThat(messages.body(message("m1"))).contains(locked);
        assertThat(messages.body(new Message("m2", "health", "register", "", 1, NOW, 18, null, NONE, null))).isEmpty();
    }

    @Test
    void aMessageIsSettledByItsLastChunk() {
        insert("m1", 4L);
        settle("m1", 0, new Tally(2, 1, 0, 0, 1));
        assertThat(messages.byId("m1").orElseThrow().settledAt()).isNull();
        settle("m1", 3, new Tally(0, 0, 1, 0, 0));
        Message settled = messages.byId("m1").orElseThrow();
        assertThat(settled.settledAt()).isEqualTo(NOW);
        assertThat(settled.tally()).isEqualTo(new Tally(2, 1, 1, 0, 1));
        assertThat(settled.records()).isEqualTo(4);
    }

    @Test
    void aChunkIsSettledOnce() {
        insert("m1", "health", null);
        List<Settled> outcomes = List.of(new Settled(7, "registered", "ab".repeat(16), 2, 55), new Settled(8, "rejected", null, 0, 56));
        assertThat(settled("m1", 7)).isEmpty();
        for (int i = 0; i < 2; i++) {
            store.commit.run(m -> {
                messages.settle(m, "m1", 7, outcomes, new Tally(1, 0, 1, 0, 0), List.of(finding("m1", 8, "E-CHECK-DIGIT")), NOW);
                return null;
            });
        }
        assertThat(settled("m1", 7)).contains(outcomes);
        assertThat(settled("m1", 8)).isEmpty();
        assertThat(messages.byId("m1").orElseThrow().tally()).isEqualTo(new Tally(1, 0, 1, 0, 0));
        assertThat(messages.findings("m1", 10)).hasSize(1);
    }

    @Test
    void aChunkOfAnUnknownMessageLeavesNothing() {
        assertThatThrownBy(() -> settle("m9", 0, NONE)).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(settled("m9", 0)).isEmpty();
    }

    @Test
    void findingsComeInRecordOrderAndRejectionsInPages() {
        insert("m1", "health", null);
        insert("m2", "health", null);
        insert("m3", "housing", null);
        settle("m1", 5, NONE, finding("m1", 6, "E-CHECK-DIGIT"), finding("m1", 5, "W-CODE-CASE"));
        settle("m1", 0, NONE, finding("m1", 1, "E-FORMAT-DATE"));
        settle("m2", 0, NONE, finding("m2", 0, "E-FIELD-MISSING"), finding("m2", 0, "W-ORG-CODE"));
        settle("m3", 0, NONE, finding("m3", 0, "E-XML-DTD"));

        List<Finding> findings = messages.findings("m1", 10);
        assertThat(findings).extracting(Finding::record).containsExactly(1L, 5L, 6L);
        assertThat(findings.get(1)).isEqualTo(new Finding(findings.get(1).row(), "m1", 5, 6, new Violation("number", "W-CODE-CASE", "odd"), NOW));
        assertThat(messages.findings("m1", 2)).hasSize(2);

        List<Finding> first = messages.rejections("health", 0, 2);
        assertThat(first).extracting(f -> f.violation().code()).containsExactly("E-CHECK-DIGIT", "E-FORMAT-DATE");
        assertThat(messages.rejections("health", first.get(1).row(), 2)).extracting(Finding::message).containsExactly("m2");
        assertThat(messages.rejections("health", "m1", 0, 9)).isEqualTo(first);
        assertThat(messages.rejections("health", "m1", first.get(0).row(), 9)).isEqualTo(first.subList(1, 2));
        assertThat(messages.rejections("housing", "m1", 0, 9)).as("another department's message").isEmpty();
        assertThat(messages.findings("m1", findings.get(2).row(), 9)).extracting(Finding::record).containsExactly(5L, 1L);
    }

    @Test
    void whoWaitsForAMessageIsToldOnceItIsSettledOnDisk() throws Exception {
        insert("m1", 2L);
        CompletableFuture<Message> waiting = messages.whenSettled("m1");
        CompletableFuture<Message> impatient = messages.whenSettled("m1");
        impatient.cancel(true);
        settle("m1", 0, new Tally(1, 0, 0, 0, 0));
        assertThat(waiting).isNotDone();
        settle("m1", 1, new Tally(1, 0, 0, 0, 0));
        assertThat(waiting.get(5, TimeUnit.SECONDS).tally().registered()).isEqualTo(2);
        assertThat(messages.whenSettled("m1")).succeedsWithin(Duration.ofSeconds(5)).extracting(Message::settledAt).isEqualTo(NOW);
        assertThat(messages.whenSettled("m9")).failsWithin(Duration.ofSeconds(5)).withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCaseKeepsTheTimeItFirstHeldAVersion() {
        CaseTable cases = new CaseTable(store.database);
        assertThat(cases.since("c", "l", 1)).isEmpty();
        for (int minute = 0; minute < 2; minute++) {
            Instant at = NOW.plusSeconds(60L * minute);
            store.commit.run(m -> {
                cases.keep(m, "c", "l", 1, at);
                return null;
            });
        }
        assertThat(cases.since("c", "l", 1)).contains(NOW);
        assertThat(cases.since("c", "l", 2)).isEmpty();
        assertThat(cases.since("d", "l", 1)).isEmpty();
    }

    private static Message message(String id) {
        return new Message(id, "health", "register", "ab".repeat(32), 1234, NOW, 17, null, NONE, null);
    }

    private void insert(String id, long records) {
        Message message = new Message(id, "health", "register", "ab".repeat(32), 1234, NOW, 17, records, NONE, null);
        store.commit.run(m -> {
            messages.insert(m, message, null, id, null);
            return null;
        });
    }

    private Message insert(String id, String department, String key) {
        Message message = new Message(id, department, "register", "ab".repeat(32), 1234, NOW, 17, null, NONE, null);
        store.commit.run(m -> {
            messages.insert(m, message, key, id, null);
            return null;
        });
        return message;
    }

    private void settle(String id, long first, Tally tally, Finding... findings) {
        store.commit.run(m -> {
            messages.settle(m, id, first, List.of(), tally, List.of(findings), NOW);
            return null;
        });
    }

    private java.util.Optional<List<Settled>> settled(String id, long first) {
        return store.commit.run(m -> messages.settled(m, id, first)).result();
    }

    private static Finding finding(String message, long record, String code) {
        return new Finding(0, message, record, record + 1, new Violation("number", code, "odd"), NOW);
    }
}
