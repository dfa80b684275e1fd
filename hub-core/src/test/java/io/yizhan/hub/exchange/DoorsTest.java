package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.exchange.door.PageDoor;
import io.yizhan.hub.exchange.door.ProblemException;
import io.yizhan.hub.exchange.door.ProblemKinds;
import io.yizhan.hub.exchange.door.Problems;
import io.yizhan.hub.exchange.door.Reception;
import io.yizhan.hub.exchange.door.Refusals;
import io.yizhan.hub.exchange.door.Request;
import io.yizhan.hub.exchange.door.Reply;
import io.yizhan.hub.metrics.HubMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every door, whatever is behind it. */
class DoorsTest {

    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static OpenHouse house;

    /** Doors with nothing behind them but what a test looks at. */
    private static final class TrialRoutes extends RouteBuilder {
        @Override
        public void configure() {
            Doors door = new Doors(getContext());
            from(door.post("/things:count")).routeId("count").routeConfigurationId(ProblemPolicy.DOOR).process(TrialRoutes::count);
            from(door.post("/things:refuse")).routeId("refuse").routeConfigurationId(ProblemPolicy.DOOR).process(TrialRoutes::refuse);
            from(door.post("/things:tarry")).routeId("tarry").routeConfigurationId(ProblemPolicy.DOOR).process(TrialRoutes::tarry);
            from(door.post("/things:break")).routeId("break").routeConfigurationId(ProblemPolicy.DOOR).process(TrialRoutes::fail);
            from(door.get("/things/{name}")).routeId("thing").routeConfigurationId(ProblemPolicy.DOOR).process(TrialRoutes::headers);
        }

        private static void count(Exchange exchange) throws Exception {
            try (InputStream body = Request.of(exchange).body()) {
                long bytes = 0;
                byte[] part = new byte[10_000];
                for (int n = body.read(part); n >= 0; n = body.read(part)) {
                    bytes += n;
                }
                Reply.json(exchange, 200, Map.of("bytes", bytes));
            }
        }

        /** Reads a byte, which opens the body, and then takes its time. */
        private static void tarry(Exchange exchange) throws Exception {
            Request.of(exchange).body().read();
            Thread.sleep(2_000);
            Reply.json(exchange, 200, Map.of());
        }

        private static void refuse(Exchange exchange) {
            throw new ProblemException("E-RANGE", "not this");
        }

        private static void fail(Exchange exchange) {
            throw new IllegalStateException("secret cause");
        }

        private static void headers(Exchange exchange) {
            Reply.json(exchange, 200, Map.of("name", Request.of(exchange).inPath("name"),
                    "steering", exchange.getMessage().getHeaders().keySet().stream().filter(h -> h.toLowerCase().contains("destination")).toList()));
        }
    }

    @BeforeAll
    static void open() throws Exception {
        HubMetrics metrics = new HubMetrics(METERS);
        ProblemKinds kinds = ProblemKinds.load();
        Problems problems = new Problems(kinds, new Refusals(null, metrics, Clock.systemUTC()));
        house = new OpenHouse(List.of(new ProblemPolicy(new Reception(metrics), problems), new TrialRoutes(), new PageRoutes(new PageDoor(kinds))));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void customMethodsOfOnePathAreDoorsOfTheirOwn() throws Exception {
        assertThat(house.send("POST", "/api/v1/things:count", "12345").body()).isEqualTo("{\"bytes\":5}");
        assertThat(house.send("POST", "/api/v1/things:refuse", "12345").statusCode()).isEqualTo(400);
        assertThat(house.send("POST", "/api/v1/things:other", "12345").statusCode()).isEqualTo(404);
        assertThat(house.send("POST", "/never", "12345").statusCode()).isEqualTo(404);
        assertThat(house.send("POST", "/api/v1/things:count", "").body()).isEqualTo("{\"bytes\":0}");
        assertThat(house.send("POST", "/api/v1/things:count", null).body()).isEqualTo("{\"bytes\":0}");
    }

    @Test
    void whatIsNotThereIsAProblemDocument() throws Exception {
        HttpResponse<String> answer = house.send("GET", "/api/v1/nothing", null, "Accept-Language", "en-GB, zh;q=0.3",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        JsonNode problem = Json.mapper().readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("code").textValue()).isEqualTo("E-DOOR-UNKNOWN");
        assertThat(problem.get("title").textValue()).isEqualTo("There is nothing here");
        assertThat(problem.get("status").intValue()).isEqualTo(404);
        assertThat(problem.get("instance").textValue()).isEqualTo("urn:trace:4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(METERS.get("hub.noise").tag("code", "E-DOOR-UNKNOWN").counter().count()).isPositive();

        HttpResponse<String> page = house.send("GET", problem.get("type").textValue(), null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("没有这个地址", "There is nothing here");
    }

    @Test
    void titlesAreChineseUnlessAskedOtherwise() throws Exception {
        assertThat(house.send("GET", "/api/v1/nothing", null).body()).contains("没有这个地址");
        assertThat(house.send("GET", "/api/v1/nothing", null, "Accept-Language", ";;;").body()).contains("没有这个地址");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        HttpResponse<String> answer = house.send("DELETE", "/api/v1/things:count", null);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
        assertThat(answer.body()).contains("E-METHOD");

        HttpResponse<String> options = house.send("OPTIONS", "/api/v1/things/x", null);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).hasValue("GET, OPTIONS");
    }

    @Test
    void pagesTakeHead() throws Exception {
        HttpResponse<String> head = house.send("HEAD", "/problems/E-RATE", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(house.send("GET", "/problems/E-NONE", null).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnexpectedFaultShowsNothingButItsTrace() throws Exception {
        HttpResponse<String> answer = house.send("POST", "/api/v1/things:break", "x");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("E-INTERNAL", "urn:trace:").doesNotContain("secret", "IllegalState");
    }

    @Test
    void noHeaderAndNoParameterGetsIn() throws Exception {
        HttpResponse<String> answer = house.send("GET", "/api/v1/things/pen?CamelJmsDestinationName=evil&name=nail", null,
                "CamelJmsDestinationName", "evil", "cAmelJmsDestinationName", "evil", "name", "nail");
        assertThat(answer.body()).contains("\"name\":\"pen\"").contains("\"steering\":[]");
        assertThat(answer.headers().map()).doesNotContainKeys("cameljmsdestinationname", "camelhttppath");
    }

    @Test
    void aBodyOfAnySizeStreams() throws Exception {
        long size = 300L * 1024 * 1024;
        try (Socket socket = new Socket(house.base().getHost(), house.base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/things:count HTTP/1.1\r\nHost: hub\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[1024 * 1024];
            for (long sent = 0; sent < size; sent += part.length) {
                out.write(part);
            }
            out.flush();
            assertThat(firstBytes(socket, 600)).contains("200 OK", "{\"bytes\":" + size + "}");
        }
    }

    @Test
    void aSenderWaitsForWhoReads() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (Socket socket = new Socket(house.base().getHost(), house.base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /api/v1/things:tarry HTTP/1.1\r\nHost: hub\r\nContent-Length: 900000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                try {
                    byte[] part = new byte[64 * 1024];
                    while (sent.get() < 900_000_000) {
                        out.write(part);
                        sent.addAndGet(part.length);
                    }
                } catch (IOException e) {
                    // the test is over and closed the socket
                }
            });
            Thread.sleep(1_500);
            assertThat(sent.get()).isPositive().isLessThan(64_000_000);
            assertThat(sender).isNotDone();
        }
    }

    @Test
    void aRefusedBodyIsLetGoOfAndTheConnectionServesOn() throws Exception {
        try (Socket socket = new Socket(house.base().getHost(), house.base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /api/v1/things:refuse HTTP/1.1\r\nHost: hub\r\nContent-Length: 3000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[3_000_000]);
            out.write("POST /api/v1/things:count HTTP/1.1\r\nHost: hub\r\nContent-Length: 2\r\n\r\nab".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(firstBytes(socket, 1500)).contains("E-RANGE", "{\"bytes\":2}");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoShortBody() throws Exception {
        double before = noise("E-BODY-BROKEN");
        try (Socket socket = new Socket(house.base().getHost(), house.base().getPort())) {
            socket.getOutputStream().write("POST /api/v1/things:count HTTP/1.1\r\nHost: hub\r\nContent-Length: 50\r\n\r\nshort".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(100);
        }
        Awaitility.await().untilAsserted(() -> assertThat(noise("E-BODY-BROKEN")).isEqualTo(before + 1));
    }

    @Test
    void aSenderThatExpectsToBeToldSoIsToldToContinue() throws Exception {
        try (Socket socket = new Socket(house.base().getHost(), house.base().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /api/v1/things:count HTTP/1.1\r\nHost: hub\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(firstBytes(socket, 25)).startsWith("HTTP/1.1 100 Continue");
            out.write("ab".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(firstBytes(socket, 500)).contains("{\"bytes\":2}");
        }
    }

    private static double noise(String code) {
        return METERS.find("hub.noise").tag("code", code).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    /** What arrives within a second of silence, at most so many bytes. */
    private static String firstBytes(Socket socket, int most) throws Exception {
        socket.setSoTimeout(5_000);
        StringBuilder text = new StringBuilder();
        byte[] part = new byte[most];
        try {
            while (text.length() < most) {
                int n = socket.getInputStream().read(part, 0, most - text.length());
                if (n < 0) {
                    break;
                }
                text.append(new String(part, 0, n, StandardCharsets.UTF_8));
                socket.setSoTimeout(1_000);
            }
        } catch (SocketTimeoutException e) {
            // silence: that was all
        }
        return text.toString();
    }
}
