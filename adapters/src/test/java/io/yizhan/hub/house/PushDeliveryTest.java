package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.house.TargetServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forwarded to a department is posted to its door, until it says yes or no. */
class PushDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RETRIES = "hub_deliveries_retries_total{delivery=\"businesses\",department=\"treasury\"}";

    @TempDir
    private Path home;

    @Test
    void isPostedOneByOneWithItsKeyAndTheSecret() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/treasury.authorization"), "Bearer let-me-in\n");
        try (TargetServer treasury = new TargetServer(request -> new Answer(204, ""));
                DeliveryTown town = DeliveryTown.start(home, delivery(treasury, ""))) {
            town.register(1, "", "");

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 0, 0));
            assertThat(treasury.bodies()).containsExactly(json(1), json(2));
            assertThat(treasury.received()).extracting(request -> request.header("Idempotency-key")).containsExactlyElementsOf(town.envelopes("delivered"));
            assertThat(treasury.received()).allMatch(request -> request.header("Authorization").equals("Bearer let-me-in")
                    && request.header("Content-type").equals("application/json"));
        }
    }

    @Test
    void aDoorThatIsBusyIsWaitedForAsItAsks() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (TargetServer treasury = new TargetServer(request -> switch (asked.incrementAndGet()) {
            case 1 -> new Answer(503, "");
            case 2 -> new Answer(429, "", "Retry-After", "2");
            default -> new Answer(200, "{}");
        }); DeliveryTown town = DeliveryTown.start(home, delivery(treasury, ""))) {
            town.register(1, "");

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 1, 0, 0));
            assertThat(treasury.received()).hasSize(3).extracting(request -> request.header("Idempotency-key")).containsOnly(town.envelopes("delivered").get(0));
            assertThat(treasury.received().get(2).nanos() - treasury.received().get(1).nanos()).isGreaterThan(Duration.ofSeconds(2).toNanos());
            assertThat(town.metric(RETRIES)).isEqualTo(2);
        }
    }

    @Test
    void whatTheDoorRefusesIsParkedAndItsNeighboursGoOn() throws Exception {
        try (TargetServer treasury = new TargetServer(request -> request.body().contains(InventedRegister.code(2))
                ? new Answer(422, "no such taxpayer") : new Answer(201, ""));
                DeliveryTown town = DeliveryTown.start(home, delivery(treasury, "batch: 3"))) {
            town.register(1, "", "", "");

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 1, 0));
            assertThat(town.events("parked")).extracting(event -> event.path("codes").toString()).containsExactly("[\"E-DELIVERY-REFUSED\"]");
            assertThat(town.events("parked").toString()).doesNotContain("taxpayer");
            assertThat(town.envelopes("delivered")).hasSize(2).doesNotContainAnyElementsOf(town.envelopes("parked"));
        }
    }

    @Test
    void aDoorThatIsGoneHoldsUpNothingElse() throws Exception {
        int port;
        try (TargetServer treasury = new TargetServer(request -> new Answer(204, ""))) {
            port = treasury.port();
        }
        String deliveries = delivery("http://127.0.0.1:" + port + "/in", "") + """
                  - id: certificates
                    type: health-certificate
                    transport: {folder: out/treasury}
                    format: {json: {layout: lines}}
                    mapping: {/no: {copy: number}}
                """;
        try (DeliveryTown town = DeliveryTown.start(home, deliveries, "business-licence", "health-certificate")) {
            town.register(1, "");
            await().atMost(PATIENCE).until(() -> town.metric(RETRIES) >= 1);
            town.callers.post("registry", "/api/v1/departments/registry/messages?feed=certificates", "application/json", """
                    {"no": "HC-1", "day": "2026-07-01", "end": "2027-07-01", "name": "林晓禾", "id": "99010119880617012X", "employer": "老街小馆", \
                    "code": "91990101MA0Y00016W"}""".getBytes("UTF-8"), "Prefer", "wait=30");

            await().atMost(PATIENCE).until(() -> Homes.filesBelow(home.resolve("out/treasury")).size() == 1);
            assertThat(Files.readString(Homes.filesBelow(home.resolve("out/treasury")).get(0))).isEqualTo("{\"no\":\"HC-1\"}\n");
            assertThat(town.health().toString()).contains("\"treasury.deliver\":\"asleep since ");

            try (TargetServer back = new TargetServer(port, request -> new Answer(204, ""))) {
                await().atMost(PATIENCE).until(() -> town.envelopes("delivered").size() == 2);
                assertThat(back.bodies()).containsExactly(json(1));
                assertThat(town.health().toString()).doesNotContain("asleep");
            }
        }
    }

    private static String json(int number) {
        return "{\"code\":\"" + InventedRegister.code(number) + "\",\"name\":\"第" + number + "号商店\"}";
    }

    private String delivery(TargetServer treasury, String batch) {
        return delivery(treasury.url("/in"), batch);
    }

    private String delivery(String url, String batch) {
        String secret = Files.exists(home.resolve("secrets")) ? ", authorizationFile: secrets/treasury.authorization" : "";
        return """
                  - id: businesses
                    type: business-licence
                    transport: {push: {url: "%s"%s}}
                    format: {json: {layout: %s}}
                    mapping: {/code: {copy: number}, /name: {copy: holderName}}
                    %s
                """.formatted(url, secret, batch.isEmpty() ? "object" : "array", batch);
    }
}
