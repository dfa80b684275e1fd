package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for HTTP/2 without TLS (h2c by upgrade), as Java's own does unless told not to, are answered over HTTP/1.1. */
class UpgradeTest {

    private static final String ROW = "石桥建材%06d,91990101MA0Y00031F,2016-11-08,N/A,何岩,100(万),建筑材料销售,云南,青山,青山县石桥镇街心1号\n";

    @TempDir
    private Path home;
    private OpenHub hub;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        hub = OpenHub.start(home);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void anOfferedUpgradeIsPassedOverAndTheBodyArrives() throws Exception {
        HttpResponse<byte[]> first = http.send(post("health", "application/json", BodyPublishers.ofByteArray(OpenHub.sample("health", "certificates.json"))),
                HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<byte[]> second = http.send(post("housing", "application/xml", BodyPublishers.ofByteArray(OpenHub.sample("housing", "acceptance.xml"))),
                HttpResponse.BodyHandlers.ofByteArray());

        assertSettled(first, 5);
        assertSettled(second, 2);
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aFirstAnswerIsNeverDamaged() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(hub.metrics()).as("page " + i).endsWith("\n");
        }
    }

    @Test
    void largeBodiesArriveWholeSideBySide() throws Exception {
        int rows = 20_000;
        String register = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n" + String.format(ROW, 1).repeat(rows);
        byte[] bytes = register.getBytes(StandardCharsets.UTF_8);
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 3).mapToObj(i -> http.sendAsync(
                post("market-regulation", "text/csv", BodyPublishers.ofByteArray(bytes)), HttpResponse.BodyHandlers.ofByteArray())).toList();

        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertSettled(answer.get(), rows);
        }
    }

    @Test
    void aRefusalInTheMiddleOfABodyIsHeard() throws Exception {
        HttpResponse<byte[]> refused = http.send(post("health", "application/json", BodyPublishers.ofString("[".repeat(2_000_000))),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.mapper().readTree(refused.body()).get("code").textValue()).isEqualTo("E-JSON-DEPTH");
        assertSettled(http.send(post("health", "application/json", BodyPublishers.ofByteArray(OpenHub.sample("health", "certificates.json"))),
                HttpResponse.BodyHandlers.ofByteArray()), 5);
    }

    private HttpRequest post(String department, String type, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(hub.hub.ports().apiUrl() + "/api/v1/departments/" + department + "/messages"))
                .header("Authorization", "Bearer " + hub.token(department)).header("Content-Type", type).header("Prefer", "wait=60").POST(body).build();
    }

    private static void assertSettled(HttpResponse<byte[]> answer, int records) throws Exception {
        JsonNode json = Json.mapper().readTree(answer.body());
        assertThat(answer.statusCode()).as(json.toString()).isEqualTo(200);
        assertThat(json.get("received").intValue()).isEqualTo(records);
        assertThat(json.get("parked").intValue()).isZero();
    }
}
