package io.yizhan.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.codec.Json;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleRoutesTest {

    private static final SampleHub HUB = new SampleHub();
    private static final Main MAIN = new Main();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = freePort();
        MAIN.configure().withBasePackageScanEnabled(false).addRoutesBuilder(new ConsoleRoutes(HUB.overview(), HUB.trials()));
        MAIN.addInitialProperty("camel.server.enabled", "true");
        MAIN.addInitialProperty("camel.server.host", "127.0.0.1");
        MAIN.addInitialProperty("camel.server.port", String.valueOf(port));
        MAIN.start();
    }

    @AfterAll
    static void stop() {
        MAIN.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /console/               | 200 | text/html; charset=utf-8
            /console/?lang=en       | 200 | text/html; charset=utf-8
            /console/console.css    | 200 | text/css; charset=utf-8
            /console/console.js     | 200 | text/javascript; charset=utf-8
            /console/icon.svg       | 200 | image/svg+xml
            /console/overview.json  | 200 | application/json
            /console/index.html     | 404 | application/problem+json
            /console/../config      | 404 |
            /console/%2e%2e/hub.yaml| 404 |
            /console/texts.en.properties | 404 | application/problem+json
            """)
    void servesItsFilesAndNoOther(String path, int status, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (type != null) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        }
    }

    @ParameterizedTest
    @CsvSource({"/console/, no-store", "/console/console.js, no-cache", "/console/overview.json, no-store", "/console/nothing, no-store"})
    void everyAnswerHasTheStrictHeaders(String path, String cacheControl) throws Exception {
        var headers = get(path).headers();

        ConsoleHeaders.STRICT.forEach((name, value) -> assertThat(headers.allValues(name)).as(name).containsExactly(value));
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self'").doesNotContain("unsafe");
        assertThat(headers.allValues("Cache-Control")).containsExactly(cacheControl);
    }

    @Test
    void noHeaderOrParameterOfTheRequestComesBackOrSteers() throws Exception {
        HttpResponse<String> answer = CLIENT.send(request("/console/?cAmelHttpResponseCode=500&Location=evil&ETag=evil").header("cAmelHttpPath", "/x")
                .header("X-Mine", "1").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKeys("x-mine", "location", "etag", "camelhttppath", "camelhttpresponsecode");
    }

    @Test
    void thePageComesInTheReadersLanguage() throws Exception {
        assertThat(get("/console/?lang=en").body()).contains("Departments");
        assertThat(CLIENT.send(request("/console/").header("Accept-Language", "zh-CN").build(), HttpResponse.BodyHandlers.ofString()).body())
                .contains("部门");
    }

    @Test
    void whoComesThroughAProxyIsRefusedWithAProblem() throws Exception {
        HttpResponse<String> answer = CLIENT.send(request("/console/overview.json?lang=en").header("X-Forwarded-For", "10.0.0.7").build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.mapper().readTree(answer.body()).path("code").asText()).isEqualTo("E-CONSOLE-REMOTE");
        assertThat(answer.body()).contains("The console is open on this machine only");
    }

    @Test
    void anUnreadableStoreIsAnAnswerToo() throws Exception {
        var usual = HUB.newest;
        HUB.newest = limit -> {
            throw new StoreUnavailableException("disk full", new IOException("disk full"));
        };
        try {
            HttpResponse<String> answer = get("/console/overview.json");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Json.mapper().readTree(answer.body()).path("code").asText()).isEqualTo("E-STORE-UNAVAILABLE");
        } finally {
            HUB.newest = usual;
        }
        assertThat(get("/console/overview.json").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpResponse<String> answer = CLIENT.send(request("/console/").POST(HttpRequest.BodyPublishers.ofString("x")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
