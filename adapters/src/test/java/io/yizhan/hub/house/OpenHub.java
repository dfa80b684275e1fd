package io.yizhan.hub.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A whole hub in this process, with the shipped configuration on free ports, and short ways to knock at its doors as any client. */
final class OpenHub implements AutoCloseable {

    static final Purpose SIGN = new Purpose("outdoor-sign", "QS-2026-0001", "申请设置户外招牌", "window-3");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    final Hub hub;

    private OpenHub(Path home, Hub hub) {
        this.home = home;
        this.hub = hub;
    }

    static OpenHub start(Path home) throws Exception {
        return start(home, department -> department);
    }

    /** @param altered what to make of each department of the configuration */
    static OpenHub start(Path home, UnaryOperator<Department> altered) throws Exception {
        HubConfig shipped = ConfigReader.read(Repository.root().resolve("config"));
        return new OpenHub(home, Hub.start(home, new HubConfig(shipped.settings().withOverrides(new HubConfig.Overrides("127.0.0.1", 0, 0, 0, null)), shipped.catalogue(), shipped.departments().stream().map(altered).toList(),
                shipped.consumers(), shipped.grants())));
    }

    /** With the configuration that is in the home. */
    static OpenHub own(Path home) throws Exception {
        return new OpenHub(home, Hub.start(home, new HubConfig.Overrides("127.0.0.1", 0, 0, 0, null)));
    }

    /** An answer. @param json missing node where the body is none */
    record Answer(int status, byte[] body, JsonNode json, Map<String, List<String>> headers) {
        String code() {
            return json.path("code").asText();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Path home() {
        return home;
    }

    String token(String client) {
        return token(client, null);
    }

    String token(String client, Purpose purpose) {
        return Tokens.issue(client, hub.keys().clientPrivateKey(client).orElseThrow(), purpose, Clock.systemUTC(), Tokens.LONGEST);
    }

    /** @param token null for a stranger */
    Answer get(String token, String path) throws IOException, InterruptedException {
        return send(request(token, path).build());
    }

    /** @param headers names and values, one after the other */
    Answer post(String token, String path, BodyPublisher body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(token, path).POST(body);
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    Answer post(String token, String path, String json) throws IOException, InterruptedException {
        return post(token, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    Answer put(String token, String path, byte[] body) throws IOException, InterruptedException {
        return send(request(token, path).PUT(BodyPublishers.ofByteArray(body)).build());
    }

    /** Posts a department's message and waits until it is settled. */
    Answer message(String department, String contentType, byte[] bytes) throws IOException, InterruptedException {
        return post(token(department), "/api/v1/departments/" + department + "/messages", BodyPublishers.ofByteArray(bytes), "Content-Type",
                contentType, "Prefer", "wait=30");
    }

    private HttpRequest.Builder request(String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.ports().apiUrl() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), response.body(), json ? Json.mapper().readTree(response.body())
                : MissingNode.getInstance(), response.headers().map());
    }

    /** Every entry of the log from an index on. */
    List<JsonNode> entries(long from) throws IOException, InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        String token = token("auditor");
        for (long i = from; i < size(); i++) {
            entries.add(get(token, "/api/v1/evidence/entries/" + i).json());
        }
        return entries;
    }

    /** Entries in the log. */
    long size() throws IOException, InterruptedException {
        return Long.parseLong(get(null, "/api/v1/evidence/checkpoint").text().split("\n")[1]);
    }

    /** The value of a metric, 0 where there is none yet. @param name with its tags, as the page of metrics has it */
    double metric(String name) throws IOException, InterruptedException {
        Optional<String> line = metrics().lines().filter(l -> l.startsWith(name + " ")).findFirst();
        return line.map(l -> Double.parseDouble(l.substring(name.length() + 1))).orElse(0.0);
    }

    /** The page of metrics. */
    String metrics() throws IOException, InterruptedException {
        return page(hub.ports().managementUrl() + "/observe/metrics");
    }

    JsonNode health() throws IOException, InterruptedException {
        return Json.mapper().readTree(page(hub.ports().managementUrl() + "/observe/health?data=true"));
    }

    /** What a running hub answers to anybody, or to the bearer of a token. */
    static String page(String url, String... token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (token.length > 0) {
            request.header("Authorization", "Bearer " + token[0]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    static byte[] sample(String department, String name) throws IOException {
        return Files.readAllBytes(Repository.root().resolve("config/departments").resolve(department).resolve("samples/in").resolve(name));
    }

    @Override
    public void close() {
        hub.close();
    }
}
