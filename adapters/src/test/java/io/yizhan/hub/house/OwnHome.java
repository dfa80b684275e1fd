package io.yizhan.hub.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.config.HubConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The home of a hub that knows one department, the test's own. Its records are companies: a name, a credit code, a day. */
final class OwnHome {

    static final String DEPARTMENT = "agriculture";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnHome() {
    }

    /** What became of a department's records. */
    record Counts(long received, long registered, long unchanged, long rejected, long parked) {
        boolean areSettled() {
            return received == registered + unchanged + rejected + parked;
        }
    }

    /**
     * Writes the configuration.
     *
     * @param feed   transport and format, as a YAML flow mapping without its braces
     * @param sources source names of name, code and day
     */
    static Path configured(Path home, String feed, String... sources) throws IOException {
        Path config = home.resolve("config");
        Map<String, String> files = Map.of("hub.yaml", "origin: qingshan.example/own\nbatch: 64\n",
                "consumers/auditor.yaml", "id: auditor\nname: {zh-CN: 青山县审计局, en: Audit}\nkind: auditor\n",
                "departments/" + DEPARTMENT + "/department.yaml", """
                        id: agriculture
                        name: {zh-CN: 青山县农业农村局, en: Qingshan County Agriculture Bureau}
                        code: 11990101MB0001070L
                        feeds:
                          - {id: firms, %s, type: business-licence, mapping: {
                              number: {copy: "%3$s"}, holderName: {copy: "%2$s"}, holderCode: {copy: "%3$s"}, issueDate: {date: "%4$s"},
                              issuerName: {constant: 青山县农业农村局}, issuerCode: {constant: 11990101MB0001070L}, state: {constant: "01"}}}
                        """.formatted(feed, sources[0], sources[1], sources[2]));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = config.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return config;
    }

    static void secret(Path home, String name, String text) throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets").resolve(name), text + "\n");
    }

    /** A hub in this process on free ports. */
    static Hub start(Path home) throws Exception {
        return Hub.start(home, new HubConfig.Overrides(null, 0, 0, 0, null));
    }

    static Counts counts(Callers callers) throws IOException, InterruptedException {
        JsonNode row = callers.overview().path("departments").path(0);
        return new Counts(row.path("received").asLong(), row.path("registered").asLong(), row.path("unchanged").asLong(),
                row.path("rejected").asLong(), row.path("parked").asLong());
    }

    static Counts counts(Hub hub) throws IOException, InterruptedException {
        JsonNode row = get(hub.ports().apiUrl() + "/console/overview.json").path("departments").path(0);
        return new Counts(row.path("received").asLong(), row.path("registered").asLong(), row.path("unchanged").asLong(),
                row.path("rejected").asLong(), row.path("parked").asLong());
    }

    /** Waits until the counts are these: received, registered, unchanged, rejected; nothing is parked. */
    static void awaitCounts(Hub hub, long received, long registered, long unchanged, long rejected) {
        await().untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(counts(hub))
                .isEqualTo(new Counts(received, registered, unchanged, rejected, 0)));
    }

    /** The department's check on the health page. */
    static JsonNode health(Hub hub) throws IOException, InterruptedException {
        for (JsonNode check : get(hub.ports().managementUrl() + "/observe/health?data=true").path("checks")) {
            if (check.path("name").asText().contains(DEPARTMENT)) {
                return check;
            }
        }
        throw new IOException("no check of the department");
    }

    /** Waits until the source sleeps, for this reason, and sees that the hub is none the less well. */
    static void awaitAsleep(Hub hub, String reason) {
        await().untilAsserted(() -> {
            JsonNode health = health(hub);
            org.assertj.core.api.Assertions.assertThat(health.path("status").asText()).isEqualTo("UP");
            org.assertj.core.api.Assertions.assertThat(health.path("data").path(DEPARTMENT + ".intake").asText()).startsWith("asleep since").contains(reason);
        });
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100)).ignoreExceptions();
    }

    private static JsonNode get(String url) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body());
    }
}
