package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story as {@code hub demo --exit} tells it. */
class DemoTest {

    private static final String ROOT = "hub.root";
    private static final List<String> STEPS = List.of("1", "2", "3", "4", "5", "6", "7a", "7b", "7c", "8a", "8b");
    private static final Pattern API = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    private Path directory;
    private String rootBefore;

    @BeforeEach
    void fromTheDistribution() {
        rootBefore = System.setProperty(ROOT, Repository.root().toString());
    }

    @AfterEach
    void back() {
        if (rootBefore == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, rootBefore);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 上传 0 份", "en, uploaded 0"})
    void everyStepComesOutAsTold(String language, String uploaded) throws Exception {
        Path home = directory.resolve("home");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = Main.execute(InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), "demo", "--exit", "--port", "0", "--home", home.toString(), "--lang", language);

        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(told + err).isZero();
        assertThat(told.lines().filter(line -> line.startsWith("✓ ")).map(line -> line.split("\\s+")[1])).containsExactlyElementsOf(STEPS);
        assertThat(told).doesNotContain("✗").contains("老街小馆").contains(uploaded).contains("curl ");
        assertThat(Files.exists(home.resolve("run.json"))).as("the hub says no longer that it runs").isFalse();
        assertStopped(told);
    }

    private static void assertStopped(String told) throws Exception {
        Matcher api = API.matcher(told);
        assertThat(api.find()).isTrue();
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(api.group())).build(), HttpResponse.BodyHandlers.discarding());
            throw new AssertionError("still answers " + answer.statusCode());
        } catch (ConnectException stopped) {
            assertThat(stopped).isNotNull();
        }
    }
}
