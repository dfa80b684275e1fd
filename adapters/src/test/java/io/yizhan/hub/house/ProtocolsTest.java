package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.app.Ports;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.policy.Tokens;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outboxes and intake queues over Core, AMQP 1.0, STOMP and HTTP: whichever a client speaks, it gets its own and nothing else. */
class ProtocolsTest {

    private static final String IDENTITIES = "intake.public-security";

    @TempDir
    private static Path home;
    private static OpenHub hub;
    private static Ports ports;
    private static int companies;

    @BeforeAll
    static void start() throws Exception {
        hub = OpenHub.start(home);
        ports = hub.hub.ports();
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @BeforeEach
    void emptyOutboxes() throws Exception {
        for (String consumer : List.of("portal", "tax")) {
            for (List<String> ids = waiting(consumer, 0); !ids.isEmpty(); ids = waiting(consumer, 0)) {
                acknowledge(consumer, ids);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsTakenOnceAndRecorded(Protocol protocol) throws Exception {
        String envelope = register();

        String delivery = protocol.take(ports, "portal", hub.token("portal"), "outbox.portal", true);

        assertThat(Json.mapper().readTree(delivery).get("id").textValue()).isEqualTo(envelope);
        OfflineVerifier.Report report = new OfflineVerifier(List.of(hub.hub.keys().evidenceKey())).verify(delivery.getBytes(StandardCharsets.UTF_8));
        assertThat(report.holds()).as(report.findings().toString()).isTrue();
        assertThat(waiting("portal", 0)).as("over HTTP").isEmpty();
        for (Protocol other : Protocol.values()) {
            assertThat(other.take(ports, "portal", hub.token("portal"), "outbox.portal", true)).as("over " + other).isNull();
        }
        assertThat(waiting("tax", 0)).as("the other consumer's own").containsExactly(envelope);
        assertDelivered("portal", envelope);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAcknowledgedStays(Protocol protocol) throws Exception {
        String envelope = register();

        assertThat(protocol.take(ports, "portal", hub.token("portal"), "outbox.portal", false)).isNotNull();

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(waiting("portal", 0)).containsExactly(envelope));
        assertThat(protocol.take(ports, "portal", hub.token("portal"), "outbox.portal", true)).contains(envelope);
    }

    @ParameterizedTest
    @EnumSource
    void aConsumerSeesOnlyItsOwn(Protocol protocol) throws Exception {
        register();
        String token = hub.token("portal");

        for (String queue : List.of("outbox.tax", "inbox", "split", "rejected", "parked", IDENTITIES, "outbox.nobody", "activemq.management", "outbox.#",
                "outbox.portal::outbox.tax", "outbox.tax::outbox.portal")) {
            assertRefused(() -> assertThat(protocol.take(ports, "portal", token, queue, true)).isNull());
        }
        for (String queue : List.of(IDENTITIES, "inbox", "split", "outbox.portal", "outbox.tax", "outbox.nobody", "activemq.management")) {
            assertRefused(() -> protocol.send(ports, "portal", token, queue, new byte[] {1}));
        }
        assertThat(waiting("tax", 0)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDepartmentSendsToItsOwnQueuesAndNoOthers(Protocol protocol) throws Exception {
        long before = hub.size();
        byte[] identities = OpenHub.sample("public-security", "identity.txt");

        protocol.send(ports, "public-security", hub.token("public-security"), IDENTITIES, identities);

        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identities));
        JsonNode received = event(before, "received", "digest", digest);
        assertThat(received.get("feed").textValue()).isEqualTo("identity");
        String message = received.get("message").textValue();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode state = hub.get(hub.token("public-security"), "/api/v1/messages/" + message + "?events=false").json();
            assertThat(state.get("state").textValue()).isEqualTo("settled");
            assertThat(state.get("registered").intValue() + state.get("unchanged").intValue()).isPositive();
        });
        for (String queue : List.of("intake.market-regulation.food", "intake.market-regulation.changes", "inbox", "outbox.tax", "parked")) {
            assertRefused(() -> protocol.send(ports, "public-security", hub.token("public-security"), queue, identities));
        }
        for (String queue : List.of(IDENTITIES, "inbox", "outbox.tax")) {
            assertRefused(() -> protocol.take(ports, "public-security", hub.token("public-security"), queue, true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAGoodTokenOpens(Protocol protocol) throws Exception {
        register();
        Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        String expired = Tokens.issue("portal", hub.hub.keys().clientPrivateKey("portal").orElseThrow(), null, early, Tokens.LONGEST);

        for (String token : List.of("", "secret", expired, hub.token("tax"), hub.token("portal") + "A")) {
            assertRefused(() -> protocol.take(ports, "portal", token, "outbox.portal", true));
        }
        for (String user : List.of("hub", "nobody", "portal ", "")) {
            assertRefused(() -> protocol.take(ports, user, hub.token("portal"), "outbox.portal", true));
        }
        assertThat(waiting("portal", 0)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void aQueueIsBrowsedByItsOwnConsumerOnly(Protocol protocol) throws Exception {
        register();
        try (Connection connection = protocol.jms(ports).createConnection("portal", hub.token("portal")); Session session = connection.createSession()) {
            connection.start();
            assertThat(session.createBrowser(session.createQueue("outbox.portal")).getEnumeration().hasMoreElements()).isTrue();
            for (String queue : List.of("inbox", "outbox.tax", "parked")) {
                assertThatThrownBy(() -> session.createBrowser(session.createQueue(queue)).getEnumeration().hasMoreElements()).isInstanceOf(JMSException.class);
            }
        }
    }

    @Test
    void overHttpADeliveryStaysUntilAcknowledged() throws Exception {
        String envelope = register();

        assertThat(waiting("portal", 0)).containsExactly(envelope);
        assertThat(waiting("portal", 0)).containsExactly(envelope);
        byte[] delivery = Json.mapper().writeValueAsBytes(hub.get(hub.token("portal"), "/api/v1/outbox").json().at("/deliveries/0"));
        assertThat(new OfflineVerifier(List.of(hub.hub.keys().evidenceKey())).verify(delivery).holds()).isTrue();
        assertThat(acknowledge("tax", List.of(envelope)).get("acknowledged").intValue()).as("its own copy").isEqualTo(1);
        assertThat(waiting("portal", 0)).containsExactly(envelope);

        assertThat(acknowledge("portal", List.of(envelope)).get("acknowledged").intValue()).isEqualTo(1);
        assertThat(acknowledge("portal", List.of(envelope)).get("unknown")).extracting(JsonNode::textValue).containsExactly(envelope);
        assertThat(waiting("portal", 0)).isEmpty();
        assertDelivered("portal", envelope);
        assertThat(hub.get(hub.token("health"), "/api/v1/outbox").json().at("/deliveries")).as("a department that no grant forwards to").isEmpty();
        assertThat(hub.get(hub.token("auditor"), "/api/v1/outbox").code()).isEqualTo("E-ROLE");
    }

    @Test
    void whoPollsLongIsToldAsSoonAsThereIsSomething() throws Exception {
        CompletableFuture<List<String>> poll = CompletableFuture.supplyAsync(() -> {
            try {
                return waiting("portal", 20);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(poll).isNotDone();

        String envelope = register();

        assertThat(poll).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(List.of(envelope));
        Instant begun = Instant.now();
        acknowledge("portal", List.of(envelope));
        assertThat(waiting("portal", 1)).isEmpty();
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(900));
    }

    /** Registers a licence that goes to portal and tax; its envelope. */
    private static String register() throws Exception {
        String row = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n老街小馆" + companies++
                + "店,91990101MA0Y00016W,2025-03-03,有限责任公司,林晓禾,50(万元人民币),餐饮服务,云南,青山,青山县老街12号\n";
        JsonNode settled = hub.message("market-regulation", "text/csv", row.getBytes(StandardCharsets.UTF_8)).json();
        assertThat(settled.get("registered").intValue()).as(settled.toString()).isEqualTo(1);
        String envelope = settled.get("messageId").textValue() + "/1";
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting("portal", 0).contains(envelope) && waiting("tax", 0).contains(envelope));
        return envelope;
    }

    private static List<String> waiting(String consumer, int seconds) throws Exception {
        JsonNode deliveries = hub.get(hub.token(consumer), "/api/v1/outbox?wait=" + seconds).json().get("deliveries");
        return new ArrayList<>(StreamSupport.stream(deliveries.spliterator(), false).map(d -> d.get("id").textValue()).toList());
    }

    private static JsonNode acknowledge(String consumer, List<String> ids) throws Exception {
        return hub.post(hub.token(consumer), "/api/v1/outbox:ack", "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}").json();
    }

    private static void assertDelivered(String consumer, String envelope) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(hub.entries(0)).filteredOn(entry ->
                entry.get("type").textValue().equals("delivered") && entry.get("consumer").textValue().equals(consumer)
                        && entry.get("envelopes").toString().contains("\"" + envelope + "\"")).hasSize(1));
    }

    private static JsonNode event(long from, String type, String member, String value) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> hub.entries(from).stream().filter(entry ->
                entry.get("type").textValue().equals(type) && entry.path(member).asText().equals(value)).findFirst().orElse(null), e -> e != null);
    }

    private static void assertRefused(ThrowingCallable knocking) {
        assertThatThrownBy(knocking).isInstanceOfAny(JMSException.class, StompClient.RefusedException.class);
    }
}
