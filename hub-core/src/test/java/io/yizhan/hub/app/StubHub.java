package io.yizhan.hub.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a hub's doors as an import needs; can be killed and started again, on another port, with what it knew. */
final class StubHub implements AutoCloseable {

    /** A message it was sent. */
    record Received(String id, String key, String contentType, String query, byte[] body) {
    }

    /** What it says when asked for a message, one after the other; the last one stays. */
    final List<String> statuses = new ArrayList<>();
    final List<Received> received = new ArrayList<>();
    final List<String> attemptedKeys = new ArrayList<>();
    final Set<String> tokens = new LinkedHashSet<>();
    final List<String> rejectionPages = new ArrayList<>();
    final List<String> rejectionQueries = new ArrayList<>();

    /** Runs before an answer; where it returns false the connection is broken off instead. */
    interface Fate {
        boolean answers(HttpExchange exchange) throws IOException;
    }

    volatile Fate onPost = exchange -> true;
    volatile Fate onStatus = exchange -> true;

    private final Path home;
    private final Map<String, Received> byKey = new LinkedHashMap<>();
    private HttpServer server;
    private int asked;

    StubHub(Path home) throws IOException {
        this.home = home;
        start();
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(home.resolve("run.json"), "{\"pid\": 1, \"api\": \"http://127.0.0.1:" + server.getAddress().getPort()
                + "\", \"management\": \"\", \"broker\": \"\"}");
    }

    /** Breaks all connections off and leaves run.json behind, as kill -9 does. */
    void kill() {
        server.stop(0);
    }

    /** Kills it and starts it again a little later. */
    void restart(long afterMillis) {
        Thread again = new Thread(() -> {
            kill();
            try {
                Thread.sleep(afterMillis);
                onPost = exchange -> true;
                onStatus = exchange -> true;
                start();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        again.setDaemon(true);
        again.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean fresh = tokens.add(authorization);
        String path = exchange.getRequestURI().getPath();
        try {
            if (!fresh || !claims(authorization).contains("\"iss\":\"health\"")) {
                send(exchange, 401, problem("E-TOKEN-SIGNATURE"));
            } else if (path.equals("/api/v1/departments/health/messages")) {
                post(exchange);
            } else if (path.startsWith("/api/v1/messages/") && onStatus.answers(exchange)) {
                String status = statuses.get(Math.min(asked++, statuses.size() - 1));
                send(exchange, 200, status.replace("ID", path.substring(path.lastIndexOf('/') + 1)));
            } else if (path.equals("/api/v1/departments/health/rejections")) {
                rejections(exchange);
            } else {
                exchange.close();
            }
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        attemptedKeys.add(key);
        if (!onPost.answers(exchange)) {
            exchange.close();
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = exchange.getRequestBody()) {
            in.transferTo(body);
        }
        send(exchange, 202, "{\"messageId\": \"" + take(exchange, body.toByteArray()).id() + "\", \"digest\": \"ab\", \"proof\": \"p\"}");
    }

    /** Keeps a message, unless its key was seen before. */
    Received take(HttpExchange exchange, byte[] body) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return byKey.computeIfAbsent(key, k -> {
            Received message = new Received("m" + (received.size() + 1), key, exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestURI().getQuery(), body);
            received.add(message);
            return message;
        });
    }

    private void rejections(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        rejectionQueries.add(query);
        Matcher after = Pattern.compile("after=(\\d+)").matcher(query);
        send(exchange, 200, rejectionPages.get(after.find() ? Integer.parseInt(after.group(1)) : 0));
    }

    static String problem(String code) {
        return "{\"type\": \"/problems/x\", \"title\": \"A title\", \"status\": 400, \"detail\": \"a detail\", \"code\": \"" + code + "\"}";
    }

    static boolean refuse(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().readAllBytes();
        send(exchange, status, problem(code));
        return false;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", status < 300 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String claims(String authorization) {
        return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
