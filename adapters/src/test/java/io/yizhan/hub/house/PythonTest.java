package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.app.Ports;
import io.yizhan.hub.codec.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A department and a consumer whose programs are Python and speak STOMP over a plain socket. */
class PythonTest {

    @TempDir
    private Path home;

    @BeforeAll
    static void needsPython() throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            there = false;
        }
        if (!there) {
            System.out.println("skipped: no python3 on this machine");
        }
        Assumptions.assumeTrue(there, "no python3 on this machine");
    }

    @Test
    void aDepartmentSendsAndAConsumerTakes() throws Exception {
        try (OpenHub hub = OpenHub.start(home)) {
            byte[] identities = OpenHub.sample("public-security", "identity.txt");
            stomp(hub, "public-security", hub.token("public-security"), "send", "intake.public-security", identities);

            await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> assertThat(message(hub).path("registered").asInt()).isEqualTo(3));
            assertThat(message(hub).path("received").asInt()).isEqualTo(3);

            JsonNode posted = hub.message("market-regulation", "text/csv", OpenHub.sample("market-regulation", "register.csv")).json();
            byte[] taken = stomp(hub, "portal", hub.token("portal"), "take", "outbox.portal", new byte[0]);
            String id = Json.mapper().readTree(taken).path("id").asText();
            assertThat(id).startsWith(posted.path("messageId").asText() + "/");
            assertThat(hub.get(hub.token("portal"), "/api/v1/outbox?max=1000").text()).doesNotContain("\"" + id + "\"");
        }
    }

    /** The message of public security. */
    private static JsonNode message(OpenHub hub) throws IOException, InterruptedException {
        for (JsonNode entry : hub.entries(0)) {
            if (entry.path("type").asText().equals("received") && entry.path("department").asText().equals("public-security")) {
                return hub.get(hub.token("public-security"), "/api/v1/messages/" + entry.path("message").asText() + "?events=false").json();
            }
        }
        throw new IOException("not received yet");
    }

    private static byte[] stomp(OpenHub hub, String user, String token, String action, String queue, byte[] body) throws Exception {
        Path script = Files.createTempFile("stomp", ".py");
        try (InputStream source = PythonTest.class.getResourceAsStream("stomp.py")) {
            Files.write(script, source.readAllBytes());
        }
        Ports ports = hub.hub.ports();
        Process python = new ProcessBuilder(List.of("python3", script.toString(), ports.host(), String.valueOf(ports.broker()), user, action, queue))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream in = python.getOutputStream()) {
            in.write((token + "\n").getBytes(StandardCharsets.UTF_8));
            in.write(body);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        python.getInputStream().transferTo(out);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue()).isZero();
        Files.delete(script);
        return out.toByteArray();
    }
}
