package io.yizhan.hub.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.app.Ports;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
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
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Acts for the departments and platforms of the story: each knocks at the hub's real doors with a token signed by its own key. */
final class Player {

    private static final long PATIENCE_MILLIS = 30_000;

    /** An answer over HTTP. @param json null where the body is none */
    record Answer(int status, byte[] body, JsonNode json) {
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Ports ports;
    private final KeyRing keys;

    Player(Path home, Ports ports, KeyRing keys) {
        this.home = home;
        this.ports = ports;
        this.keys = keys;
    }

    String token(String client, Purpose purpose) {
        return Tokens.issue(client, keys.clientPrivateKey(client).orElseThrow(), purpose, Clock.systemUTC(), Tokens.LONGEST);
    }

    /** Posts, and waits for settlement where the door knows how to. */
    Answer post(String client, Purpose purpose, String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(request(client, purpose, path).header("Content-Type", contentType).header("Prefer", "wait=20")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    Answer get(String client, Purpose purpose, String path) throws IOException, InterruptedException {
        return send(request(client, purpose, path).build());
    }

    private HttpRequest.Builder request(String client, Purpose purpose, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ports.apiUrl() + path));
        return client == null ? request : request.header("Authorization", "Bearer " + token(client, purpose));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), response.body(), json ? Json.mapper().readTree(response.body()) : null);
    }

    /** Puts a file into a folder as a careful sender does: under another name until it is whole. */
    void drop(String folder, String name, byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(home.resolve(folder));
        Path part = Files.write(directory.resolve(name + ".part"), bytes);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sends to a queue of the broker, over its TCP port. */
    void queue(String department, String queue, byte[] bytes) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(ports.brokerUrl());
                Connection connection = factory.createConnection(department, token(department, null));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }

    /** How many messages of a feed the hub shows. */
    long shown(String department, String feed) throws IOException, InterruptedException {
        long count = 0;
        for (JsonNode message : get(null, null, "/console/overview.json").json().path("messages")) {
            count += isOf(message, department, feed) ? 1 : 0;
        }
        return count;
    }

    /** The newest message of a feed, once there are more than {@code before} and it is settled. */
    JsonNode settled(String department, String feed, long before) throws IOException, InterruptedException {
        return await(() -> {
            if (shown(department, feed) <= before) {
                return null;
            }
            for (JsonNode message : get(null, null, "/console/overview.json").json().path("messages")) {
                if (isOf(message, department, feed)) {
                    return message.path("settledAt").isTextual() ? message : null;
                }
            }
            return null;
        });
    }

    private static boolean isOf(JsonNode message, String department, String feed) {
        return message.path("department").asText().equals(department) && message.path("feed").asText().equals(feed);
    }

    /** The newest entry of the log that fits, as the auditor reads it; null where none of the last 200 does. */
    JsonNode entry(Predicate<JsonNode> fits) throws IOException, InterruptedException {
        String checkpoint = new String(get(null, null, "/api/v1/evidence/checkpoint").body(), StandardCharsets.UTF_8);
        long size = Long.parseLong(checkpoint.split("\n")[1]);
        for (long i = size - 1; i >= Math.max(0, size - 200); i--) {
            JsonNode entry = get("auditor", null, "/api/v1/evidence/entries/" + i).json();
            if (fits.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    /** Something to look for now and again. */
    interface Look<T> {
        /** @return null where it is not there yet */
        T look() throws IOException, InterruptedException;
    }

    <T> T await(Look<T> look) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (true) {
            T found = look.look();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new IOException("nothing came within " + PATIENCE_MILLIS / 1000 + " s");
            }
            Thread.sleep(100);
        }
    }
}
