package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.house.OpenHub.Answer;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub itself fails on is set aside alone, and accounted for. */
class ParkingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARKED = "hub_queue_depth_messages{queue=\"parked\"}";

    @TempDir
    private Path home;

    @Test
    void aRecordTheAdapterFailsOnIsParkedAlone() throws Exception {
        try (OpenHub hub = OpenHub.start(home, failingOn(record -> record.number() == 3, () -> {
            throw new IllegalStateException("a fault of the adapter");
        }))) {
            Answer answer = hub.message("health", "application/json", certificates(70));

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertCounts(answer.json(), 70, 69, 1);
            assertThat(answer.json().get("violations")).filteredOn(violation -> violation.get("code").textValue().equals("E-TECHNICAL"))
                    .extracting(violation -> violation.get("record").intValue()).containsExactly(3);
            JsonNode parked = onlyParked(hub);
            assertThat(parked.get("message")).isEqualTo(answer.json().get("messageId"));
            assertThat(parked.get("record").intValue()).isEqualTo(3);
            await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(hub.metric(PARKED)).isEqualTo(1));
        }
    }

    @Test
    void aChunkThatCantBeReadIsParkedAsItIs() throws Exception {
        String message;
        // A machine that breaks down at record 65: the second chunk stays on the inbox while the hub is stopped.
        try (OpenHub hub = OpenHub.start(home, failingOn(record -> record.number() > 64, () -> {
            throw new AssertionError("the machine broke down");
        }))) {
            Answer accepted = hub.post(hub.token("health"), "/api/v1/departments/health/messages",
                    BodyPublishers.ofByteArray(certificates(70)), "Content-Type", "application/json");
            message = accepted.json().get("messageId").textValue();
            await().atMost(PATIENCE).until(() -> state(hub, message).get("registered").intValue() == 64);
        }
        changeOnInbox();

        try (OpenHub hub = OpenHub.start(home)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(hub, message).get("state").textValue()).isEqualTo("settled"));

            assertCounts(state(hub, message), 70, 64, 6);
            JsonNode parked = onlyParked(hub);
            assertThat(parked.get("message").textValue()).isEqualTo(message);
            assertThat(parked.get("record").intValue()).isEqualTo(65);
            assertThat(parked.get("count").intValue()).isEqualTo(6);
            assertThat(parked.get("codes").toString()).isEqualTo("[\"E-AT-REST\"]");
            await().atMost(PATIENCE).until(() -> hub.metric(PARKED) == 1 && hub.metric("hub_queue_depth_messages{queue=\"inbox\"}") == 0);
            assertCounts(hub.message("health", "application/json", certificates(3)).json(), 3, 0, 0);
        }
    }

    /** Changes a byte of the one message on the stopped hub's inbox. */
    private void changeOnInbox() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        EmbeddedBroker.Plan plan = new EmbeddedBroker.Plan(home.resolve("data/broker"), "127.0.0.1", port, 0, List.of(), Map.of(), Map.of());
        try (EmbeddedBroker broker = EmbeddedBroker.start(plan, null);
                Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            connection.start();
            BytesMessage chunk = (BytesMessage) session.createConsumer(session.createQueue("inbox")).receive(PATIENCE.toMillis());
            byte[] bytes = chunk.getBody(byte[].class);
            bytes[bytes.length / 2] ^= 1;
            BytesMessage changed = session.createBytesMessage();
            changed.writeBytes(bytes);
            changed.setJMSCorrelationID(chunk.getJMSCorrelationID());
            session.createProducer(session.createQueue("inbox")).send(changed);
            session.commit();
        }
    }

    private static JsonNode state(OpenHub hub, String message) throws Exception {
        return hub.get(hub.token("health"), "/api/v1/messages/" + message + "?events=false").json();
    }

    private static JsonNode onlyParked(OpenHub hub) throws Exception {
        List<JsonNode> parked = hub.entries(0).stream().filter(entry -> entry.get("type").textValue().equals("parked")).toList();
        assertThat(parked).hasSize(1);
        return parked.get(0);
    }

    private static void assertCounts(JsonNode tally, int received, int registered, int parked) {
        assertThat(tally.get("received").intValue()).isEqualTo(received);
        assertThat(tally.get("registered").intValue()).isEqualTo(registered);
        assertThat(tally.get("parked").intValue()).isEqualTo(parked);
    }

    private static byte[] certificates(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> """
                {"certificateNo": "青健证〔2025〕%05d", "issued": "2025-04-10", "validUntil": "2030-04-09", "person": {"name": "林晓禾", \
                "idNo": "99010119880617012X"}, "employer": {"name": "老街小馆", "creditCode": "91990101MA0Y00016W"}, "occupation": "店长", \
                "examinedOn": "2025-04-09"}""".formatted(i)).collect(Collectors.joining(",", "{\"certificates\":[", "]}")).getBytes(StandardCharsets.UTF_8);
    }

    /** The departments, but their adapters fail on some records. */
    private static UnaryOperator<Department> failingOn(Predicate<SourceRecord> which, Runnable fault) {
        return department -> new Department(department.id(), department.name(), department.code(), department.aliases(), department.feeds().stream()
                .map(f -> new Feed(f.id(), f.department(), f.transport(), f.format(), f.type(), f.statement(), new Adapter() {
                    @Override
                    public RecordReader open(InputStream bytes) throws IOException, UnreadableMessageException {
                        return f.adapter().open(bytes);
                    }

                    @Override
                    public Draft translate(SourceRecord record) {
                        if (which.test(record)) {
                            fault.run();
                        }
                        return f.adapter().translate(record);
                    }
                }, f.contentTypes())).toList());
    }
}
