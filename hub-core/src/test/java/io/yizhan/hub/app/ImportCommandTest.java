package io.yizhan.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ImportCommandTest {

    private static final String SPLITTING = "{\"messageId\": \"ID\", \"state\": \"received\", \"received\": 2, \"registered\": 2, \"unchanged\": 0, "
            + "\"rejected\": 0, \"warned\": 0, \"parked\": 0, \"events\": [{\"index\": 1, \"type\": \"received\"}]}";
    private static final String WORKING = "{\"messageId\": \"ID\", \"state\": \"processing\", \"received\": 9, \"registered\": 4, \"unchanged\": 0, "
            + "\"rejected\": 1, \"warned\": 0, \"parked\": 0, \"events\": []}";
    private static final String SETTLED = "{\"messageId\": \"ID\", \"state\": \"settled\", \"settledAt\": \"2026-08-01T02:00:00.000Z\", \"received\": 9, "
            + "\"registered\": 5, \"unchanged\": 2, \"rejected\": 2, \"warned\": 3, \"parked\": 0, \"events\": []}";
    private static final String CLEAN = "{\"messageId\": \"ID\", \"state\": \"settled\", \"settledAt\": \"2026-08-01T02:00:00.000Z\", \"received\": 9, "
            + "\"registered\": 9, \"unchanged\": 0, \"rejected\": 0, \"warned\": 0, \"parked\": 0, \"events\": []}";

    @TempDir
    Path folder;
    private Path home;
    private Path json;
    private Path csv;
    private StubHub hub;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        Path key = Files.createDirectories(home.resolve("keys/clients")).resolve("health.key");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        json = Files.writeString(folder.resolve("one.json"), "[{\"n\": 1}]");
        csv = Files.writeString(folder.resolve("two.csv"), "a,b\n1,2\n");
        hub = new StubHub(home);
        hub.statuses.add(SETTLED);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void filesAreSentAsTheyAreAndFollowedUntilSettled() throws Exception {
        hub.statuses.clear();
        hub.statuses.addAll(List.of(SPLITTING, WORKING, SETTLED, CLEAN));

        assertThat(run("health", json, csv, "--feed", "certificates", "--output", "json")).isZero();

        assertThat(hub.received).extracting(StubHub.Received::contentType).containsExactly("application/json", "text/csv");
        assertThat(hub.received).extracting(StubHub.Received::query).containsOnly("feed=certificates");
        assertThat(hub.received.get(0).body()).isEqualTo(Files.readAllBytes(json));
        assertThat(hub.attemptedKeys).doesNotHaveDuplicates().hasSize(2);
        assertThat(hub.tokens).as("a fresh token for each request").hasSize(6);
        assertThat(result()).isEqualTo(Json.mapper().readTree("""
                {"files": [
                   {"file": "%s", "messageId": "m1", "received": 9, "registered": 5, "unchanged": 2, "rejected": 2, "parked": 0, "warned": 3, "state": "settled"},
                   {"file": "%s", "messageId": "m2", "received": 9, "registered": 9, "unchanged": 0, "rejected": 0, "parked": 0, "warned": 0, "state": "settled"}],
                 "received": 18, "registered": 14, "unchanged": 2, "rejected": 2, "parked": 0, "warned": 3}
                """.formatted(json, csv)));
    }

    @Test
    void theTableHasARowForEachFileAndATotal() {
        assertThat(run("health", json, csv)).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                received  registered  unchanged  rejected  warned  file
                       9           5          2         2       3  %s
                       9           5          2         2       3  %s
                      18          10          4         4       6  total
                """.formatted(json, csv));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(json + ": 9 records settled");
    }

    @Test
    void everyRunSendsWithAFreshKey() {
        run("health", json);
        run("health", json);

        assertThat(hub.attemptedKeys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aHubThatDiesWhileReceivingIsSentTheSameAgain() throws Exception {
        Path big = Files.write(folder.resolve("big.csv"), new byte[3_000_000]);
        hub.onPost = exchange -> {
            exchange.getRequestBody().readNBytes(10_000);
            hub.restart(700);
            return false;
        };

        assertThat(run("health", big, "--output", "json")).isZero();

        assertThat(hub.received).hasSize(1);
        assertThat(hub.received.get(0).body()).hasSize(3_000_000);
        assertThat(hub.attemptedKeys).hasSizeGreaterThan(1).containsOnly(hub.received.get(0).key());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Hub lost").contains("Hub is back");
    }

    @Test
    void aReceiptThatIsLostIsAskedForAgainAndNothingIsDoubled() {
        hub.onPost = exchange -> {
            hub.onPost = again -> true;
            // Taken, but the answer never arrives.
            byte[] body = exchange.getRequestBody().readAllBytes();
            hub.take(exchange, body);
            return false;
        };

        assertThat(run("health", json)).isZero();

        assertThat(hub.received).hasSize(1);
        assertThat(hub.attemptedKeys).hasSize(2).containsOnly(hub.received.get(0).key());
    }

    @Test
    void aHubThatDiesWhileSettlingIsFoundAgainThroughRunJson() throws Exception {
        hub.statuses.clear();
        hub.statuses.addAll(List.of(WORKING, SETTLED));
        int[] asked = {0};
        hub.onStatus = exchange -> {
            if (++asked[0] == 2) {
                hub.restart(600);
            }
            return asked[0] < 2;
        };

        assertThat(run("health", json, "--output", "json")).isZero();

        assertThat(hub.received).hasSize(1);
        assertThat(result().path("registered").asInt()).isEqualTo(5);
    }

    @Test
    void aHubThatStaysAwayIsGivenUpAfterTheTimeAsked() throws Exception {
        hub.statuses.set(0, WORKING);
        hub.onStatus = exchange -> {
            hub.onStatus = again -> {
                hub.kill();
                return false;
            };
            return true;
        };

        Instant before = Instant.now();
        assertThat(run("health", json, csv, "--wait-hub", "1", "--output", "json")).isEqualTo(5);

        assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
        assertThat(result().path("files")).hasSize(1);
        assertThat(result().at("/files/0/state").asText()).isEqualTo("unsettled");
        assertThat(result().at("/files/0/messageId").asText()).isEqualTo("m1");
        assertThat(result().at("/files/0/registered").asInt()).isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("hub run --home");
    }

    @Test
    void whereNoHubRunsThereIsNoWaitingUnlessAsked() throws IOException {
        hub.close();
        Instant before = Instant.now();
        assertThat(run("health", json)).isEqualTo(5);
        Files.delete(home.resolve("run.json"));
        assertThat(run("health", json)).isEqualTo(5);

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no " + home.resolve("run.json"));

        hub.restart(800);
        assertThat(run("health", json, "--wait-hub", "20")).isZero();
    }

    @Test
    void aBusyHubIsTriedAgain() {
        hub.onPost = exchange -> {
            hub.onPost = again -> true;
            return StubHub.refuse(exchange, 503, "E-STORE-UNAVAILABLE");
        };

        assertThat(run("health", json)).isZero();
        assertThat(hub.received).hasSize(1);
    }

    @Test
    void aRefusedFileIsToldWithTitleDetailAndCodeAndTheOthersGoOn() throws Exception {
        hub.onPost = exchange -> {
            hub.onPost = again -> true;
            return StubHub.refuse(exchange, 415, "E-MESSAGE-TYPE");
        };

        assertThat(run("health", json, csv, "--output", "json")).isEqualTo(4);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(json + ": A title: a detail (E-MESSAGE-TYPE)");
        assertThat(result().at("/files/0/state").asText()).isEqualTo("refused");
        assertThat(result().at("/files/0/code").asText()).isEqualTo("E-MESSAGE-TYPE");
        assertThat(result().at("/files/0/messageId").isNull()).isTrue();
        assertThat(result().at("/files/1/state").asText()).isEqualTo("settled");
    }

    @Test
    void aRefusedSenderSendsNothingMore() {
        hub.onPost = exchange -> StubHub.refuse(exchange, 403, "E-NOT-YOURS");

        assertThat(run("health", json, csv)).isEqualTo(4);

        assertThat(hub.attemptedKeys).hasSize(1);
    }

    @Test
    void rejectedRecordsAreAFaultOnlyWhereAskedFor() {
        assertThat(run("health", json)).isZero();
        assertThat(run("health", json, "--strict")).isEqualTo(3);
        hub.statuses.set(0, CLEAN);
        assertThat(run("health", json, "--strict")).isZero();
    }

    @Test
    void theErrorFileHasOneRowForEachRejectedRecord() throws IOException {
        hub.rejectionPages.add(page("1", rejection(1, "m0", 4, 4, "holderCode", "E-HOLDER-CODE", "of another message"),
                rejection(2, "m1", 3, 17, "holderCode", "E-HOLDER-CODE", "no known form, expected 18 characters")));
        hub.rejectionPages.add(page("null", rejection(3, "m1", 3, 17, "validTo", "E-FORMAT-DATE", "not a \\\"date\\\""),
                rejection(4, "m1", 8, 22, "record", "E-ROW-COLUMNS", "9 columns")));
        Path errors = folder.resolve("errors.csv");

        assertThat(run("health", json, "--errors", errors)).isZero();

        assertThat(Files.readString(errors)).isEqualTo("""
                file,line,field,code,message
                %1$s,17,holderCode; validTo,E-HOLDER-CODE; E-FORMAT-DATE,"no known form, expected 18 characters; not a ""date\"""
                %1$s,22,record,E-ROW-COLUMNS,9 columns
                """.formatted(json));
        assertThat(hub.rejectionQueries).containsExactly("after=0&limit=1000&message=m1", "after=1&limit=1000&message=m1");
    }

    @Test
    void withNothingRejectedTheErrorFileHasItsHeaderOnly() throws IOException {
        hub.statuses.set(0, CLEAN);
        Path errors = Files.writeString(folder.resolve("errors.csv"), "old");

        assertThat(run("health", json, "--errors", errors)).isZero();

        assertThat(Files.readString(errors)).isEqualTo("file,line,field,code,message\n");
    }

    @Test
    void whatTheCommandLineNamesMustBeThereBeforeAnythingIsSent() {
        Path missing = folder.resolve("missing.csv");

        assertThat(run("health", json, missing, folder, "--errors", json)).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(missing + ": no such file", folder + ": no such file",
                json + ": would be overwritten by --errors");
        assertThat(run("tax", json)).isEqualTo(2);
        assertThat(run("../clients/health", json)).isEqualTo(2);
        assertThat(run("health")).isEqualTo(2);
        assertThat(hub.attemptedKeys).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void speaksTheLanguageAskedFor() {
        assertThat(run("health", json, "--lang", "zh-CN")).isZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("9 条全部办结");
    }

    private int run(Object... arguments) {
        List<String> line = new ArrayList<>(Stream.of(arguments).map(Object::toString).toList());
        line.add(0, "import");
        line.addAll(List.of("--home", home.toString()));
        return Main.execute(InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), line.toArray(String[]::new));
    }

    /** What was printed, without the time it took. */
    private JsonNode result() throws IOException {
        var result = (com.fasterxml.jackson.databind.node.ObjectNode) Json.mapper().readTree(out.toByteArray());
        assertThat(result.remove("seconds").isNumber()).isTrue();
        return result;
    }

    private static String page(String next, String... rejections) {
        return "{\"rejections\": [" + String.join(", ", rejections) + "], \"next\": " + next + "}";
    }

    private static String rejection(long row, String message, long record, long line, String field, String code, String detail) {
        return "{\"row\": %d, \"message\": \"%s\", \"record\": %d, \"line\": %d, \"field\": \"%s\", \"code\": \"%s\", \"detail\": \"%s\", \"time\": \"\"}"
                .formatted(row, message, record, line, field, code, detail);
    }
}
