package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.store.Message;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What was received")
class HandoverTest {

    private static final int BATCH = 4;

    @TempDir
    private Path home;
    private final GatedBroker broker = new GatedBroker();
    private final Feed feed = new Feed("acceptance", "housing", new Transport.Http(), "lines", SchemaTypes.licenceTypes().get("building-acceptance"),
            Statement.LICENCE, new LinesAdapter(), List.of("text/plain"));
    private final Department department = new Department("housing", new Text("住建局", "Housing"), "11990101MB00000193", List.of(), List.of(feed));
    private final List<String> forgotten = new CopyOnWriteArrayList<>();
    private Town town;
    private MessageFiles files;
    private Handover handover;
    private Intake intake;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        files = new MessageFiles(home.resolve("messages"), town.keys.vault(), town.messages);
        handover = new Handover(new Departments(List.of(department)), files, new PackSender(broker.connections(), forgotten::add,
                new ChunkCodec(town.keys.vault())), town.messages, town.commits, BATCH);
        intake = new DurableIntake(files, town.messages, town.commits, handover, town.metrics, town.clock, BATCH, 0);
    }

    @AfterEach
    void close() {
        broker.open();
        handover.close();
        town.close();
    }

    @Test
    @DisplayName("is not sent again by a sweep that comes while it is being sent")
    void sweepDuringSend() throws Exception {
        broker.shut();
        Message message = receive("one");
        broker.arrived.await();
        assertThat(town.messages.packsNotQueued(9)).containsExactly(message.id());

        assertThat(handover.again(message.id())).isFalse();

        broker.open();
        await().until(() -> broker.messages().equals(List.of(message.id())));
    }

    @Test
    @DisplayName("is not sent again by a sweep that saw it waiting before it was sent")
    void sweepWithAnOldList() throws Exception {
        broker.shut();
        Message message = receive("one");
        broker.arrived.await();
        List<String> waiting = town.messages.packsNotQueued(9);
        broker.open();
        await().until(() -> {
            handover.forgotten();
            return town.messages.packsNotQueued(9).isEmpty();
        });

        assertThat(waiting).containsExactly(message.id()).noneMatch(handover::again);
        assertThat(broker.messages()).containsExactly(message.id());
    }

    @Test
    @DisplayName("is sent by the sweep where the broker did not take it, once")
    void sweepAfterFailure() throws Exception {
        broker.fail(true);
        Message message = receive("one", "two");
        broker.arrived.await();
        broker.fail(false);

        await().until(() -> {
            handover.forgotten();
            return town.messages.packsNotQueued(9).isEmpty();
        });

        assertThat(broker.sent).containsExactly(message.id() + "/1/2");
    }

    @Test
    @DisplayName("in one moment goes to the broker as one, and after a crash as the same one")
    void packs() throws Exception {
        broker.fail(true);
        List<Message> messages = receiveInOneMoment(10);
        Awaitility.await().until(() -> broker.arrived.getCount() == 0);
        List<String> packs = town.messages.packsNotQueued(99);
        assertThat(packs.size()).isLessThan(10);
        List<List<String>> told = packs.stream().map(pack -> town.messages.notQueued(pack).stream().map(m -> m.id() + "/1/1").toList()).toList();

        broker.fail(false);
        await().until(() -> {
            handover.forgotten();
            return town.messages.packsNotQueued(9).isEmpty();
        });

        assertThat(broker.sent).containsExactlyInAnyOrderElementsOf(told.stream().map(pack -> String.join(" ", pack)).toList());
        assertThat(broker.messages()).containsExactlyInAnyOrderElementsOf(messages.stream().map(Message::id).toList());
        assertThat(told).allSatisfy(pack -> assertThat(pack).hasSizeLessThanOrEqualTo(BATCH));
    }

    @Test
    @DisplayName("is a row where it is small, a file where it is large, and read back alike")
    void bodies() throws Exception {
        String large = "x".repeat(MessageFiles.SMALL);
        Message row = receive("one");
        Message file = receive(large, "two");

        assertThat(read(row)).isEqualTo("one");
        assertThat(new String(town.messages.body(row).orElseThrow(), StandardCharsets.ISO_8859_1)).as("locked").doesNotContain("one");
        assertThat(read(file)).isEqualTo(large + "\ntwo");
        try (var all = Files.walk(home.resolve("messages"))) {
            List<Path> found = all.filter(Files::isRegularFile).toList();
            assertThat(found).extracting(f -> f.getFileName().toString()).containsExactly(file.id());
            assertThat(Files.readString(found.get(0), StandardCharsets.ISO_8859_1)).as("locked").doesNotContain("xxxxxxxx");
        }
        await().until(() -> broker.sent.size() == 2);
        assertThat(broker.sent).containsExactlyInAnyOrder(row.id() + "/1/1", file.id() + "/1/2");
    }

    @Test
    @DisplayName("need not be known by the broker any more once it is noted that it was sent")
    void forgotten() throws Exception {
        Message message = receive("one");
        await().until(() -> broker.messages().equals(List.of(message.id())));
        assertThat(forgotten).isEmpty();

        await().until(() -> {
            handover.noteSent();
            return forgotten.equals(List.of(message.id()));
        });
        assertThat(town.messages.packsNotQueued(9)).isEmpty();
    }

    @Test
    @DisplayName("goes to the splitter where it has more records than a chunk")
    void split() throws Exception {
        Message message = receive("1", "2", "3", "4", "5");

        await().until(() -> broker.sent.equals(List.of(message.id() + "/1/5")));
    }

    private Message receive(String... lines) throws Exception {
        return intake.receive(department, feed, new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), digest -> null);
    }

    /** The writer is held up until all have asked it. */
    private List<Message> receiveInOneMoment(int many) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        town.commits.submit(moment -> {
            held.await();
            return null;
        });
        List<CompletableFuture<Message>> all = new ArrayList<>();
        List<Thread> threads = IntStream.range(0, many).mapToObj(i -> {
            CompletableFuture<Message> future = new CompletableFuture<>();
            all.add(future);
            Thread thread = new Thread(() -> {
                try {
                    future.complete(receive("line " + i));
                } catch (Exception failure) {
                    future.completeExceptionally(failure);
                }
            });
            thread.start();
            return thread;
        }).toList();
        await().until(() -> threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
        held.countDown();
        List<Message> messages = new ArrayList<>();
        for (CompletableFuture<Message> one : all) {
            messages.add(one.get());
        }
        return messages;
    }

    private String read(Message message) throws Exception {
        try (var in = files.open(message)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }
}
