package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub whose disk is filled to the last byte, in a moment, in the middle of an import, again and again: every record is settled once, and no
 * delivery is missing or comes again once it was acknowledged, though the disk cuts off what the broker is writing to its page files.
 */
class FullDiskTest {

    private static final int ROWS = 6_000;
    /** What is to be kept, some 22 KiB a row, and the 200 MiB beside it that the README asks for. */
    private static final int DISK_MIB = 350;

    @TempDir
    private Path directory;

    @Test
    void nothingAcknowledgedIsLostAndTheHubGoesOnByItself() throws Exception {
        List<OutboxReader> readers = List.of(new OutboxReader("tax"), new OutboxReader("portal"));
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("home"), DISK_MIB); HubProcess hub = new HubProcess(disk.directory())) {
            Path settings = Homes.configured(disk.directory()).resolve("hub.yaml");
            Files.writeString(settings, Files.readString(settings).replaceFirst("minFreeDiskMiB: \\d+", "minFreeDiskMiB: 32"));
            hub.start();
            Callers callers = hub.callers();
            readers.forEach(reader -> reader.start(callers));
            String message = StoreTroubleTest.accepted(callers, InventedRegister.of(0, ROWS));
            for (int percent : new int[] {5, 35, 70}) {
                await().until(() -> callers.settled(message) >= ROWS * percent / 100);
                long began = System.nanoTime();
                disk.fill();
                StoreTroubleTest.refused(callers, InventedRegister.of(ROWS, 1));
                await().until(() -> health(callers) == 503);
                disk.empty();
                await().until(() -> health(callers) == 200);
                System.out.printf("full disk at %d %%: %d records settled, healthy again after %d ms%n", percent, callers.settled(message),
                        (System.nanoTime() - began) / 1_000_000);
                for (OutboxReader reader : readers) {
                    reader.awaitLoss();
                    reader.start(callers);
                }
            }
            await().until(() -> callers.settled(message) == ROWS);
            StoreTroubleTest.settledInFull(callers, StoreTroubleTest.accepted(callers, InventedRegister.of(ROWS, 1)), 1);

            JsonNode told = callers.get("market-regulation", "/api/v1/messages/" + message).json();
            everyRecordHasOneOutcome(told);
            for (OutboxReader reader : readers) {
                reader.awaitAll(callers, InventedRegister.codes(ROWS + 1));
                reader.stop();
                System.out.printf("full disk: %d deliveries to %s, of which %d were forwarded again%n", reader.count(), reader.consumer(),
                        LostPagesTest.forwardedAgain(told, reader.consumer()));
            }
            hub.stop();
        }
        readers.forEach(FullDiskTest::noDeliveryCameAgain);
    }

    /** The door answers, whatever is down behind it. */
    private static int health(Callers callers) throws Exception {
        int status = callers.health();
        assertThat(status).isIn(200, 503);
        return status;
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    private static void everyRecordHasOneOutcome(JsonNode message) {
        assertThat(message.path("received").asLong()).isEqualTo(ROWS);
        assertThat(message.path("registered").asLong()).isEqualTo(ROWS);
        Map<String, List<Long>> records = new HashMap<>();
        for (JsonNode event : message.path("events")) {
            records.computeIfAbsent(event.path("type").asText(), t -> new ArrayList<>()).add(event.path("record").asLong());
        }
        List<Long> all = IntStream.rangeClosed(1, ROWS).mapToObj(Long::valueOf).toList();
        assertThat(records.get("registered").stream().sorted().toList()).isEqualTo(all);
        assertThat(records.get("forwarded").stream().sorted().toList()).isEqualTo(all);
    }

    private static void noDeliveryCameAgain(OutboxReader reader) {
        assertThat(reader.acknowledged()).as("acknowledged deliveries never come again").doesNotHaveDuplicates();
    }
}
