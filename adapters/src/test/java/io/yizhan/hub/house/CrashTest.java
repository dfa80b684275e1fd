package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.MerkleTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed, {@code kill -9}, in the middle of an import, again and again. */
class CrashTest {

    private static final int ROWS = 20_000;
    private static final String KEY = "register-2026-05";

    @TempDir
    private Path directory;

    @Test
    void everyRecordIsSettledOnceAndEveryDeliveryAcknowledgedOnce() throws Exception {
        byte[] register = InventedRegister.of(0, ROWS);
        List<Checkpoint> published = new ArrayList<>();
        OutboxReader tax = new OutboxReader("tax");
        long began = System.nanoTime();
        try (HubProcess hub = new HubProcess(directory.resolve("home"))) {
            hub.start();
            tax.start(hub.callers());
            published.add(hub.callers().checkpoint());
            killInTheMiddleOfTheUpload(hub, register);

            restart(hub, tax);
            String message = post(hub, register);
            for (int percent : new int[] {20, 70}) {
                await().until(() -> hub.callers().settled(message) >= ROWS * percent / 100);
                published.add(hub.callers().checkpoint());
                hub.kill9();
                restart(hub, tax);
            }
            await().until(() -> hub.callers().settled(message) == ROWS);

            assertThat(post(hub, register)).as("the same key is the same message").isEqualTo(message);
            everyRecordHasOneOutcome(hub.callers().get("market-regulation", "/api/v1/messages/" + message).json());
            theLogGrewFrom(hub.callers(), published);
            await().until(() -> hub.callers().get("tax", "/api/v1/outbox?max=1").json().path("deliveries").isEmpty());
            tax.stop();
            hub.stop();
        }
        everyDeliveryCameOnce(tax);
        System.out.printf("crash: %d rows settled and delivered over 3 kills in %d s%n", ROWS, (System.nanoTime() - began) / 1_000_000_000);
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }

    private static void restart(HubProcess hub, OutboxReader tax) throws Exception {
        tax.awaitLoss();
        hub.start();
        tax.start(hub.callers());
    }

    private static String post(HubProcess hub, byte[] register) throws Exception {
        Callers.Answer answer = hub.callers().post("market-regulation", Callers.REGISTER, "text/csv", register, "Idempotency-Key", KEY);
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().path("messageId").asText();
    }

    private static void killInTheMiddleOfTheUpload(HubProcess hub, byte[] register) throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        InputStream body = new ByteArrayInputStream(register) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (pos > register.length / 2) {
                    half.countDown();
                    try {
                        dead.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }
                return super.read(buffer, offset, length);
            }
        };
        Callers callers = hub.callers();
        Thread sender = new Thread(() -> {
            try {
                callers.post("market-regulation", Callers.REGISTER, "text/csv", HttpRequest.BodyPublishers.ofInputStream(() -> body),
                        "Idempotency-Key", KEY);
            } catch (IOException | InterruptedException cutShort) {
                // as it should be
            }
        });
        sender.start();
        half.await();
        hub.kill9();
        dead.countDown();
        sender.join();
    }

    private static void everyRecordHasOneOutcome(JsonNode message) {
        assertThat(message.path("state").asText()).isEqualTo("settled");
        assertThat(message.path("received").asLong()).isEqualTo(ROWS);
        assertThat(message.path("registered").asLong()).isEqualTo(ROWS);
        for (String none : List.of("unchanged", "rejected", "parked")) {
            assertThat(message.path(none).asLong()).as(none).isZero();
        }
        Map<String, List<Long>> records = new HashMap<>();
        Set<String> licences = new HashSet<>();
        for (JsonNode event : message.path("events")) {
            records.computeIfAbsent(event.path("type").asText(), t -> new ArrayList<>()).add(event.path("record").asLong());
            licences.add(event.path("licence").asText());
        }
        assertThat(records.keySet()).containsExactlyInAnyOrder("received", "registered", "forwarded", "delivered");
        assertThat(records.get("received")).hasSize(1);
        List<Long> all = IntStream.rangeClosed(1, ROWS).mapToObj(Long::valueOf).toList();
        assertThat(records.get("registered").stream().sorted().toList()).isEqualTo(all);
        assertThat(records.get("forwarded").stream().sorted().toList()).isEqualTo(all);
        assertThat(licences).hasSize(ROWS + 1);
    }

    private static void theLogGrewFrom(Callers callers, List<Checkpoint> published) throws Exception {
        MerkleTree tree = new MerkleTree(callers.evidenceKey().suite());
        Checkpoint now = callers.checkpoint();
        assertThat(published).extracting(Checkpoint::size).isSorted();
        assertThat(published.get(published.size() - 1).size()).isPositive().isLessThan(now.size());
        for (Checkpoint before : published) {
            JsonNode hashes = callers.get("auditor", "/api/v1/evidence/consistency?from=" + before.size() + "&to=" + now.size()).json();
            List<byte[]> path = StreamSupport.stream(hashes.spliterator(), false).map(h -> Base64.getDecoder().decode(h.asText())).toList();
            assertThat(tree.consistent(before.size(), before.root(), now.size(), now.root(), path)).as("consistent from " + before.size()).isTrue();
        }
    }

    private static void everyDeliveryCameOnce(OutboxReader tax) {
        assertThat(tax.acknowledged()).as("acknowledged deliveries never come again").doesNotHaveDuplicates();
        Set<String> seen = new HashSet<>(tax.acknowledged());
        for (List<String> batch : tax.inDoubt()) {
            assertThat(batch.stream().filter(seen::contains).count()).as("a batch in doubt was acknowledged as a whole or not at all")
                    .isIn(0L, (long) batch.size());
        }
        tax.inDoubt().forEach(seen::addAll);
        assertThat(seen).as("none is missing").isEqualTo(IntStream.range(0, ROWS).mapToObj(InventedRegister::code).collect(java.util.stream.Collectors.toSet()));
    }
}
