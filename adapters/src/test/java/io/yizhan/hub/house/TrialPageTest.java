package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's door of dry runs, on a whole hub: the same report as the command's, for the console's own page alone, and nothing kept. */
class TrialPageTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path home;
    private static House house;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void answersWithTheReportAndKeepsNothing() throws Exception {
        byte[] sample = Files.readAllBytes(Repository.root().resolve("config/departments/health/samples/in/certificates.json"));

        HttpResponse<String> answer = post("health/try", sample, "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode report = new ObjectMapper().readTree(answer.body());
        assertThat(report.at("/counts/received").asInt()).isEqualTo(5);
        assertThat(report.at("/counts/rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/bad/0/found/0/code").asText()).isEqualTo("E-FORMAT-DATE");
        assertThat(answer.body()).contains("林** (3)").doesNotContain("林晓禾", "99010119880617012X");
        assertThat(new ObjectMapper().readTree(get("/console/overview.json").body()).at("/messages")).isEmpty();
        assertThat(new ObjectMapper().readTree(get("/console/overview.json").body()).at("/hub/logSize").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "health/try,                 cross-site, 403, E-CONSOLE-REMOTE",
        "health/try,                 same-site,  403, E-CONSOLE-REMOTE",
        "health/try?feed=none,       none,       404, E-FEED-UNKNOWN",
        "nobody/try,                 none,       404, E-FEED-UNKNOWN",
        "health/feeds.json,          none,       404, E-FEED-UNKNOWN"})
    void refusesOthersAndWhatIsNotThere(String path, String site, int status, String code) throws Exception {
        HttpResponse<String> answer = post(path, new byte[] {'x'}, "Sec-Fetch-Site", site);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(answer.body()).at("/code").asText()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self'");
    }

    @Test
    void refusesWhoComesThroughAProxyAndFilesThatAreTooLarge() throws Exception {
        assertThat(post("health/try", new byte[] {'x'}, "X-Forwarded-For", "10.0.0.7").statusCode()).isEqualTo(403);

        HttpResponse<String> large = post("health/try", new byte[(16 << 20) + 1], "X-Mine", "1");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("E-BODY-TOO-LARGE");
        assertThat(post("health/try", "{\"certificates\": [".getBytes(), "X-Mine", "1").body()).contains("E-JSON-SYNTAX");
    }

    @Test
    void thePageIsThereInBothLanguages() throws Exception {
        assertThat(get("/console/department/health/try?lang=en").body()).contains("Try a file", "../../try.js").doesNotContain("{{");
        assertThat(get("/console/department/health/try?lang=zh-CN").body()).contains("试一份文件");
        assertThat(get("/console/department/nobody/try").statusCode()).isEqualTo(404);
        assertThat(get("/console/department/market-regulation/feeds.json").body()).contains("\"id\":\"changes\"", "营业执照");
    }

    private static HttpResponse<String> post(String path, byte[] body, String header, String value) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(house.hub.ports().apiUrl() + "/console/department/" + path)).header(header, value)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(house.hub.ports().apiUrl() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
