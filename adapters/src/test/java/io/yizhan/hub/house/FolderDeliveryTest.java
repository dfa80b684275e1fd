package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forwarded to a department lies in its folder, in its own format. */
class FolderDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DELIVERY = "  - id: businesses\n    type: business-licence\n    transport: {folder: out/treasury}\n";

    @TempDir
    private Path home;

    @Test
    void liesThereOnceAndWhole() throws Exception {
        try (DeliveryTown town = DeliveryTown.start(home, DELIVERY + DeliveryTown.LINES)) {
            town.register(1, Collections.nCopies(150, "").toArray(String[]::new));

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 150, 0, 0));
            assertThat(lines()).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 150).mapToObj(i -> DeliveryTown.line(i).strip()).toList());
            assertThat(town.envelopes("delivered")).hasSize(150).doesNotHaveDuplicates();
            assertThat(Homes.filesBelow(home.resolve("out/treasury"))).hasSizeLessThan(150).allMatch(file -> file.toString().endsWith(".csv"));
        }
    }

    @Test
    void whatTheFormatCantSayIsParkedAlone() throws Exception {
        String narrow = DELIVERY + """
                    format: {delimited: {header: false, quote: "", encoding: GB2312}}
                    mapping: {代码: {copy: number}, 地址: {copy: address}}
                """;
        try (DeliveryTown town = DeliveryTown.start(home, narrow)) {
            town.register(1, "新街1号", "\"新街,2号\"", "镕街3号", "新街4号");

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 2, 0));
            assertThat(town.events("parked")).extracting(event -> event.path("codes").toString())
                    .containsExactlyInAnyOrder("[\"E-OUT-SEPARATOR\"]", "[\"E-OUT-ENCODING\"]");
            assertThat(town.metric("hub_queue_depth_messages{queue=\"undelivered\"}")).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatCantBeWrittenIsWaitedFor() throws Exception {
        Path inTheWay = Files.createDirectories(home.resolve("out")).resolve("treasury");
        Files.writeString(inTheWay, "a file, not a folder");
        try (DeliveryTown town = DeliveryTown.start(home, DELIVERY + DeliveryTown.LINES)) {
            town.register(1, "", "");

            await().atMost(PATIENCE).until(() -> town.metric("hub_deliveries_retries_total{delivery=\"businesses\",department=\"treasury\"}") >= 2);
            town.assertNumbersAddUp("businesses", 0, 0, 2);
            assertThat(town.health().path("status").asText()).isEqualTo("UP");
            assertThat(town.health().toString()).contains("\"outbox.treasury\":\"2 waiting\"").contains("\"treasury.deliver\":\"asleep since ");

            Files.delete(inTheWay);
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 0, 0));
        }
    }

    @Test
    void aHubThatStopsKeepsWhatIsNotDelivered() throws Exception {
        Path inTheWay = Files.createDirectories(home.resolve("out")).resolve("treasury");
        Files.writeString(inTheWay, "a file, not a folder");
        long took;
        try (DeliveryTown town = DeliveryTown.start(home, DELIVERY + DeliveryTown.LINES)) {
            town.register(1, "", "", "");
            await().atMost(PATIENCE).until(() -> town.metric("hub_deliveries_retries_total{delivery=\"businesses\",department=\"treasury\"}") >= 1);
            took = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - took)).as("stopping does not wait for the target").isLessThan(Duration.ofSeconds(8));

        Files.delete(inTheWay);
        try (DeliveryTown again = DeliveryTown.start(home, DELIVERY + DeliveryTown.LINES)) {
            await().atMost(PATIENCE).until(() -> again.envelopes("delivered").size() == 3);
            assertThat(lines()).containsExactlyInAnyOrder(DeliveryTown.line(1).strip(), DeliveryTown.line(2).strip(), DeliveryTown.line(3).strip());
        }
    }

    private List<String> lines() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Homes.filesBelow(home.resolve("out/treasury"))) {
            all.append(Files.readString(file, StandardCharsets.UTF_8));
        }
        return all.toString().lines().collect(Collectors.toList());
    }
}
