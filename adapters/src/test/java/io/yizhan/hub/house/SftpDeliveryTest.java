package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forwarded to a department lies on its file server, through a real SSH server. */
class SftpDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;
    @TempDir
    private Path server;

    @Test
    void liesThereWholeThoughTheServerWasAway() throws Exception {
        Files.createDirectories(server.resolve("in"));
        try (SftpServerInTest files = new SftpServerInTest(server, false);
                DeliveryTown town = DeliveryTown.start(home, delivery(files, files.hostKey()))) {
            files.stop();
            town.register(1, Collections.nCopies(70, "").toArray(String[]::new));
            await().atMost(PATIENCE).until(() -> town.metric("hub_deliveries_retries_total{delivery=\"businesses\",department=\"treasury\"}") >= 1);
            files.start();

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 70, 0, 0));
            assertThat(lines()).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 70).mapToObj(i -> DeliveryTown.line(i).strip()).toList());
            assertThat(Homes.filesBelow(server.resolve("in"))).hasSizeLessThan(70).allMatch(file -> file.getFileName().toString().matches("businesses-.*[.]csv"));
        }
    }

    @Test
    void nothingGoesToAServerThatIsNotTheConfiguredOne() throws Exception {
        Files.createDirectories(server.resolve("in"));
        try (SftpServerInTest files = new SftpServerInTest(server, false);
                DeliveryTown town = DeliveryTown.start(home, delivery(files, SftpServerInTest.otherHostKey()))) {
            town.register(1, "");

            await().atMost(PATIENCE).until(() -> town.health().toString().contains("the server's key is not the configured one"));
            town.assertNumbersAddUp("businesses", 0, 0, 1);
            assertThat(Homes.filesBelow(server)).isEmpty();
        }
    }

    private String delivery(SftpServerInTest files, String hostKey) throws IOException {
        OwnHome.secret(home, "files.password", SftpServerInTest.PASSWORD);
        return """
                  - id: businesses
                    type: business-licence
                    transport: {sftp: {url: "%s", passwordFile: secrets/files.password, hostKey: "%s"}}
                """.formatted(files.url("in"), hostKey) + DeliveryTown.LINES;
    }

    private List<String> lines() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Homes.filesBelow(server.resolve("in"))) {
            all.append(Files.readString(file));
        }
        return all.toString().lines().toList();
    }
}
