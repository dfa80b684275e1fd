package io.yizhan.hub.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.NoteKey;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Departments, platforms and the auditor at the real doors of one hub, each with a token signed by its own key. */
final class Callers {

    static final String REGISTER = "/api/v1/departments/market-regulation/messages";
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Purpose PURPOSE = new Purpose("food-operation", "QS-2026-0412", "开办餐饮店", "窗口01");

    /** @param json null where the body is none */
    record Answer(HttpResponse<byte[]> response, JsonNode json) {

        int status() {
            return response.statusCode();
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final String api;
    private final String management;
    private final String broker;
    private final NoteKey evidenceKey;
    private final KeyRing keys;

    Callers(Path home, String api, String management, String broker) throws IOException {
        this.home = home;
        this.api = api;
        this.management = management;
        this.broker = broker;
        evidenceKey = NoteKey.parse(Files.readString(home.resolve("keys/evidence.vkey")).strip());
        keys = KeyRing.open(home.resolve("keys"), evidenceKey.suite(), evidenceKey.name());
    }

    String token(String client) {
        boolean asks = List.of("tax", "portal", "museum").contains(client);
        return Tokens.issue(client, keys.clientPrivateKey(client).orElseThrow(), asks ? PURPOSE : null, Clock.systemUTC(), Tokens.LONGEST);
    }

    NoteKey evidenceKey() {
        return evidenceKey;
    }

    /** @param headers names and values */
    Answer post(String client, String path, String contentType, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token(client)).header("Content-Type", contentType).POST(body);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer post(String client, String path, String contentType, byte[] body, String... headers) throws IOException, InterruptedException {
        return post(client, path, contentType, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    Answer get(String client, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + token(client)));
    }

    /** Of the management port. */
    int health() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(management + "/observe/health")).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response, json ? JSON.readTree(response.body()) : null);
    }

    /** The newest checkpoint, its signature verified. */
    Checkpoint checkpoint() throws IOException, InterruptedException, InvalidSignatureException {
        return Checkpoint.open(new String(get("auditor", "/api/v1/evidence/checkpoint").response().body(), StandardCharsets.UTF_8),
                List.of(evidenceKey));
    }

    /** What the console shows. */
    JsonNode overview() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(api + "/console/overview.json"))).json();
    }

    /** The newest messages on the console, the newest first. */
    JsonNode newestMessages() throws IOException, InterruptedException {
        return overview().path("messages");
    }

    /** Records of a message that have their outcome; 0 while it is not there. */
    long settled(String message) throws IOException, InterruptedException {
        for (JsonNode row : newestMessages()) {
            if (row.path("id").asText().equals(message)) {
                return row.path("registered").asLong() + row.path("unchanged").asLong() + row.path("rejected").asLong() + row.path("parked").asLong();
            }
        }
        return 0;
    }

    /** Puts a file into a folder as a careful sender does: under another name until it is whole. */
    void drop(String folder, String name, byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(home.resolve(folder));
        Path part = Files.write(directory.resolve(name + ".part"), bytes);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A connection to the broker's TCP port. */
    Connection connect(String client) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
        return factory.createConnection(client, token(client));
    }

    /** Sends to a queue of the broker. */
    void send(String department, String queue, byte[] bytes) throws JMSException {
        try (Connection connection = connect(department); Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }
}
