package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose broker has lost files while it was down, some or all: every delivery still arrives, and none that was acknowledged comes again. */
@DisplayName("After the broker lost")
class LostPagesTest {

    /** More than an outbox holds in memory. */
    private static final int ROWS = 5_000;
    private static final int ACKNOWLEDGED = 500;

    @TempDir
    private Path directory;
    private final OutboxReader tax = new OutboxReader("tax");
    private final OutboxReader portal = new OutboxReader("portal");

    @Test
    @DisplayName("a page file and the end of another, every delivery arrives once")
    void pages() throws Exception {
        try (HubProcess hub = new HubProcess(directory.resolve("home"))) {
            hub.start();
            tax.start(hub.callers());
            String message = StoreTroubleTest.accepted(hub.callers(), InventedRegister.of(0, ROWS));
            await().until(() -> tax.count() >= ACKNOWLEDGED);
            tax.stop();
            StoreTroubleTest.settledInFull(hub.callers(), message, ROWS);
            hub.stop();
            List<Path> pages = pages(broker(hub));
            Files.delete(pages.get(0));
            try (FileChannel file = FileChannel.open(pages.get(1), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }

            hub.start();
            tax.start(hub.callers());
            portal.start(hub.callers());
            everyDeliveryArrived(hub, tax, ROWS);
            everyDeliveryArrived(hub, portal, ROWS);
            assertThat(forwardedAgain(told(hub, message), "portal")).isBetween(200, 600);
            hub.stop();
        }
    }

    @Test
    @DisplayName("everything, in the middle of an import, every record is settled and every delivery arrives once")
    void everything() throws Exception {
        try (HubProcess hub = new HubProcess(directory.resolve("home"))) {
            hub.start();
            tax.start(hub.callers());
            String message = StoreTroubleTest.accepted(hub.callers(), InventedRegister.of(0, ROWS));
            String small = StoreTroubleTest.accepted(hub.callers(), InventedRegister.of(ROWS, 1));
            await().until(() -> tax.count() >= ACKNOWLEDGED);
            tax.stop();
            // What the log has not got yet is lost with the broker's files, and delivered again.
            await().until(() -> delivered(told(hub, message), "tax") + delivered(told(hub, small), "tax") == tax.count());
            hub.kill9();
            delete(broker(hub));

            hub.start();
            tax.start(hub.callers());
            StoreTroubleTest.settledInFull(hub.callers(), message, ROWS);
            StoreTroubleTest.settledInFull(hub.callers(), small, 1);
            everyDeliveryArrived(hub, tax, ROWS + 1);
            assertThat(forwardedAgain(told(hub, message), "portal")).as("what nobody took").isGreaterThanOrEqualTo(ACKNOWLEDGED);
            hub.stop();
        }
    }

    private static JsonNode told(HubProcess hub, String message) throws Exception {
        return hub.callers().get("market-regulation", "/api/v1/messages/" + message).json();
    }

    private static void everyDeliveryArrived(HubProcess hub, OutboxReader reader, int rows) throws Exception {
        reader.awaitAll(hub.callers(), InventedRegister.codes(rows));
        reader.stop();
        assertThat(reader.acknowledged()).as("acknowledged deliveries never come again").doesNotHaveDuplicates();
    }

    /** How many deliveries to a consumer the evidence says were forwarded again. */
    static int forwardedAgain(JsonNode message, String consumer) {
        return envelopes(message, consumer, event -> event.path("action").asText().equals("forward-again"));
    }

    private static int delivered(JsonNode message, String consumer) {
        return envelopes(message, consumer, event -> event.path("type").asText().equals("delivered"));
    }

    private static int envelopes(JsonNode message, String consumer, Predicate<JsonNode> which) {
        int envelopes = 0;
        for (JsonNode event : message.path("events")) {
            if (which.test(event) && event.path("consumer").asText().equals(consumer)) {
                envelopes += event.path("envelopes").size();
            }
        }
        return envelopes;
    }

    private static Path broker(HubProcess hub) {
        return hub.home().directory().resolve("data/broker");
    }

    /** The page files of the portal's outbox, the oldest first. */
    private static List<Path> pages(Path broker) throws IOException {
        List<Path> all = Homes.filesBelow(broker.resolve("paging"));
        for (Path file : all) {
            if (file.endsWith("address.txt") && Files.readString(file).contains("outbox.portal")) {
                return all.stream().filter(page -> page.startsWith(file.getParent()) && page.toString().endsWith(".page")).sorted().toList();
            }
        }
        throw new IllegalStateException("the outbox is not on page files");
    }

    private static void delete(Path broker) throws IOException {
        for (Path file : Homes.filesBelow(broker)) {
            Files.delete(file);
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
