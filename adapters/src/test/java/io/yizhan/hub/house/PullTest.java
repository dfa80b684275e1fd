package io.yizhan.hub.house;

import static io.yizhan.hub.house.OwnHome.await;
import static io.yizhan.hub.house.OwnHome.awaitAsleep;
import static io.yizhan.hub.house.OwnHome.awaitCounts;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yizhan.hub.app.Hub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document on a department's web server, asked for again and again: taken once each time it is another. */
class PullTest {

    @TempDir
    private Path home;
    private HttpServer server;
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger notModified = new AtomicInteger();
    private volatile byte[] document = new byte[0];
    private volatile String tag;
    private volatile int status = 200;
    private volatile boolean breaksOff;

    @BeforeEach
    void open() throws IOException {
        open(0);
        OwnHome.secret(home, "tax.authorization", "Basic aHViOnB1bGw=");
        OwnHome.configured(home, "transport: {pull: {url: \"http://127.0.0.1:" + server.getAddress().getPort()
                + "/firms\", every: 100ms, timeout: 2s, authorizationFile: secrets/tax.authorization}}, format: {delimited: {columns: [name, code, since]}}",
                "name", "code", "since");
    }

    private void open(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/firms", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!"Basic aHViOnB1bGw=".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (status != 200) {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(status, -1);
            } else if (tag != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                if (tag != null) {
                    exchange.getResponseHeaders().set("ETag", tag);
                }
                byte[] body = document;
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(breaksOff ? Arrays.copyOf(body, body.length / 2) : body);
                if (!breaksOff) {
                    whole.incrementAndGet();
                }
            }
        }
    }

    private static byte[] rows(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(number -> "青山县第%d号农场,%s,2024-03-01\n".formatted(number, InventedRegister.code(number)))
                .collect(Collectors.joining("", "name,code,since\n", "")).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aDocumentIsTakenOnceEachTimeItIsAnother() throws Exception {
        document = rows(1, 3);
        tag = "\"first\"";
        try (Hub hub = OwnHome.start(home)) {
            awaitCounts(hub, 3, 3, 0, 0);
            await().until(() -> notModified.get() >= 3);
            assertThat(whole).hasValue(1);

            document = gzip(rows(1, 4));
            tag = null;
            awaitCounts(hub, 7, 4, 3, 0);
            await().until(() -> whole.get() >= 6);
            assertThat(OwnHome.counts(hub).received()).as("the same bytes again, though the server does not say so").isEqualTo(7);

            document = rows(1, 3);
            awaitCounts(hub, 10, 4, 6, 0);
        }
        int asked = whole.get();
        try (Hub hub = OwnHome.start(home)) {
            await().until(() -> whole.get() >= asked + 2);
            assertThat(OwnHome.counts(hub).received()).as("after a restart, too").isEqualTo(10);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedFor() throws Exception {
        document = rows(1, 300);
        status = 503;
        int port = server.getAddress().getPort();
        try (Hub hub = OwnHome.start(home)) {
            awaitAsleep(hub, "it answers 503");
            status = 302;
            awaitAsleep(hub, "it answers 302");
            status = 200;
            breaksOff = true;
            awaitAsleep(hub, "broke off");
            server.stop(0);
            awaitAsleep(hub, "Connection refused");
            assertThat(OwnHome.counts(hub).received()).isZero();
            breaksOff = false;
            open(port);
            awaitCounts(hub, 300, 300, 0, 0);
            await().until(() -> OwnHome.health(hub).path("data").path("agriculture.intake").isMissingNode());
        }
    }

    @Test
    void aDocumentThatIsNoneOfTheFormatIsRefusedAndToldOf() throws Exception {
        document = "<html>login</html>".getBytes(StandardCharsets.UTF_8);
        try (Hub hub = OwnHome.start(home)) {
            awaitAsleep(hub, "the document is refused");
            document = rows(1, 2);
            awaitCounts(hub, 2, 2, 0, 0);
        }
    }
}
