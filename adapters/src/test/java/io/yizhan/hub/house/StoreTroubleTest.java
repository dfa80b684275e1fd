package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose database is held by somebody else: it says so, loses nothing, and goes on by itself. */
class StoreTroubleTest {

    @TempDir
    private Path directory;

    @Test
    void aLockedDatabaseClosesIntakeUntilItIsFree() throws Exception {
        try (HubProcess hub = new HubProcess(directory.resolve("home")).start()) {
            Callers callers = hub.callers();
            String first = accepted(callers, InventedRegister.of(0, 3_000));
            try (Connection thief = DriverManager.getConnection("jdbc:sqlite:" + hub.home().database()); Statement statement = thief.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 20000");
                statement.execute("BEGIN EXCLUSIVE");

                refused(callers, InventedRegister.of(3_000, 10));
                assertThat(callers.health()).isEqualTo(503);

                statement.execute("ROLLBACK");
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> callers.health() == 200);
            String later = accepted(callers, InventedRegister.of(3_000, 10));

            settledInFull(callers, first, 3_000);
            settledInFull(callers, later, 10);
            assertThat(callers.newestMessages()).as("what was refused left no message").hasSize(2);
        }
    }

    @Test
    void aDiskAlmostFullClosesIntakeAndKeepsNothing() throws Exception {
        Path home = directory.resolve("home");
        Path settings = Homes.configured(home).resolve("hub.yaml");
        long more = Files.getFileStore(directory).getUsableSpace() / (1 << 20) + (1 << 14);
        Files.writeString(settings, Files.readString(settings).replaceFirst("minFreeDiskMiB: \\d+", "minFreeDiskMiB: " + more));
        try (HubProcess hub = new HubProcess(home).start()) {
            refused(hub.callers(), InventedRegister.of(0, 10));

            assertThat(hub.callers().newestMessages()).isEmpty();
            assertThat(Homes.filesBelow(home.resolve("messages"))).isEmpty();
        }
    }

    static String accepted(Callers callers, byte[] register) throws Exception {
        Callers.Answer answer = callers.post("market-regulation", Callers.REGISTER, "text/csv", register);
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().path("messageId").asText();
    }

    static void refused(Callers callers, byte[] register) throws Exception {
        Callers.Answer answer = callers.post("market-regulation", Callers.REGISTER, "text/csv", register);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("code").asText()).isEqualTo("E-STORE-UNAVAILABLE");
        assertThat(answer.response().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    static void settledInFull(Callers callers, String message, int rows) throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> callers.settled(message) == rows);
        JsonNode all = callers.get("market-regulation", "/api/v1/messages/" + message).json();
        assertThat(all.path("received").asLong()).isEqualTo(rows);
        assertThat(all.path("registered").asLong()).isEqualTo(rows);
    }
}
