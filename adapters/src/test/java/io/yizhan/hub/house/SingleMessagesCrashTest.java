package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed, {@code kill -9}, while many send single messages and send each again until it is accepted. */
class SingleMessagesCrashTest {

    private static final int MESSAGES = 400;
    private static final int SENDERS = 16;

    @TempDir
    private Path directory;
    private final Map<Integer, String> accepted = new ConcurrentHashMap<>();

    @Test
    void everyAcceptedMessageIsSettledOnceAndDeliveredOnce() throws Exception {
        OutboxReader tax = new OutboxReader("tax");
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (HubProcess hub = new HubProcess(directory.resolve("home"))) {
            hub.start();
            tax.start(hub.callers());
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < SENDERS; i++) {
                senders.submit(() -> {
                    for (int number = next.getAndIncrement(); number < MESSAGES; number = next.getAndIncrement()) {
                        sendUntilAccepted(hub, number);
                    }
                    return null;
                });
            }
            for (int percent : new int[] {25, 60}) {
                await().until(() -> accepted.size() >= MESSAGES * percent / 100);
                hub.kill9();
                tax.awaitLoss();
                hub.start();
                tax.start(hub.callers());
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            await().until(() -> market(hub).path("registered").asInt() == MESSAGES);
            await().until(() -> hub.callers().get("tax", "/api/v1/outbox?max=1").json().path("deliveries").isEmpty());
            tax.stop();
            eachWasSettledOnce(hub);
            hub.stop();
        } finally {
            senders.shutdownNow();
        }
        eachWasDeliveredOnce(tax);
    }

    private void sendUntilAccepted(HubProcess hub, int number) throws Exception {
        while (!accepted.containsKey(number)) {
            try {
                Callers.Answer answer = hub.callers().post("market-regulation", Callers.REGISTER, "text/csv", InventedRegister.of(number, 1),
                        "Idempotency-Key", "single-" + number);
                assertThat(answer.status()).isIn(202, 503);
                if (answer.status() == 202) {
                    accepted.put(number, answer.json().path("messageId").asText());
                }
            } catch (IOException dead) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static JsonNode market(HubProcess hub) throws Exception {
        for (JsonNode department : hub.callers().overview().path("departments")) {
            if (department.path("id").asText().equals("market-regulation")) {
                return department;
            }
        }
        throw new AssertionError("no such department");
    }

    private void eachWasSettledOnce(HubProcess hub) throws Exception {
        JsonNode all = market(hub);
        for (String none : List.of("unchanged", "rejected", "parked")) {
            assertThat(all.path(none).asInt()).as(none).isZero();
        }
        assertThat(new HashSet<>(accepted.values())).hasSize(MESSAGES);
        for (int number = 0; number < MESSAGES; number += 37) {
            JsonNode message = hub.callers().get("market-regulation", "/api/v1/messages/" + accepted.get(number)).json();
            assertThat(message.path("events")).extracting(event -> event.path("type").asText()).startsWith("received").containsOnlyOnce("registered", "forwarded");
        }
    }

    private static void eachWasDeliveredOnce(OutboxReader tax) {
        assertThat(tax.acknowledged()).as("acknowledged deliveries never come again").doesNotHaveDuplicates();
        Set<String> seen = new HashSet<>(tax.acknowledged());
        tax.inDoubt().forEach(seen::addAll);
        assertThat(seen).as("none is missing").isEqualTo(IntStream.range(0, MESSAGES).mapToObj(InventedRegister::code).collect(Collectors.toSet()));
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }
}
