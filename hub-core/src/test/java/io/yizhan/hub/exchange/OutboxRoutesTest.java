package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.exchange.TownHall.Answer;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRoutesTest {

    private static final String PEEK = "/api/v1/outbox";
    private static final String ACK = "/api/v1/outbox:ack";
    private static final String DELIVERY = """
            {"id":"%s","department":"housing","licence":{"type":"building-acceptance","state":"01"},"withheld":["number"],
             "seal":{"suite":"intl","envelope":"%s","digests":[],"salts":{}},"proof":"c2sp.org/tlog-proof@v1"}""";

    @TempDir
    static Path home;
    private static EmbeddedActiveMQ broker;
    private static ConnectionFactory connections;
    private static TownHall hall;

    @BeforeAll
    static void open() throws Exception {
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://19"));
        broker.start();
        connections = new ActiveMQConnectionFactory("vm://19");
        hall = new TownHall(home, Map.of(), null, connections);
    }

    @AfterAll
    static void close() throws Exception {
        hall.close();
        broker.stop();
    }

    @Test
    void whatIsSeenStaysUntilItIsAcknowledged() throws Exception {
        send("portal", "a1/1");
        send("portal", "a1/2");
        send("portal", "a1/3");
        String token = hall.town.token("portal");

        assertThat(ids(hall.get(PEEK + "?max=2", token))).containsExactly("a1/1", "a1/2");
        assertThat(ids(hall.get(PEEK, token))).containsExactly("a1/1", "a1/2", "a1/3");

        Answer ack = hall.postJson(ACK, token, "{\"ids\":[\"a1/2\",\"zz/9\",\"a1/1\",\"a1/2\"]}");
        assertThat(ack.json().toString()).isEqualTo("{\"acknowledged\":2,\"unknown\":[\"zz/9\"]}");
        assertThat(hall.town.lastEntry()).containsEntry("type", "delivered").containsEntry("consumer", "portal")
                .containsEntry("envelopes", List.of("a1/2", "a1/1"));
        assertThat(ids(hall.get(PEEK, token))).containsExactly("a1/3");
        assertThat(hall.postJson(ACK, token, "{\"ids\":[\"a1/3\"]}").json().get("acknowledged").intValue()).isEqualTo(1);
    }

    @Test
    void eachConsumerSeesItsOwn() throws Exception {
        send("tax", "b1/1");
        long size = hall.town.log.checkpoint().size();

        assertThat(ids(hall.get(PEEK, hall.town.token("museum")))).isEmpty();
        assertThat(hall.postJson(ACK, hall.town.token("museum"), "{\"ids\":[\"b1/1\"]}").json().get("acknowledged").intValue()).isZero();
        assertThat(hall.town.log.checkpoint().size()).isEqualTo(size);
        assertThat(ids(hall.get(PEEK, hall.town.token("tax")))).containsExactly("b1/1");
        hall.postJson(ACK, hall.town.token("tax"), "{\"ids\":[\"b1/1\"]}");
        assertThat(ids(hall.get(PEEK, hall.town.token("housing", (String) null, null)))).as("a department may receive, too").isEmpty();
        assertThat(hall.get(PEEK, hall.town.token("auditor", (String) null, null)).code()).isEqualTo("E-ROLE");
    }

    @Test
    void aLongPollWaitsForTheNext() throws Exception {
        String token = hall.town.token("tax");
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return hall.get(PEEK + "?wait=20", token);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300);
        assertThat(waiting).isNotDone();
        send("tax", "c1/1");
        assertThat(ids(waiting.get(5, TimeUnit.SECONDS))).containsExactly("c1/1");
        hall.postJson(ACK, token, "{\"ids\":[\"c1/1\"]}");

        long start = System.nanoTime();
        assertThat(ids(hall.get(PEEK + "?wait=1", token))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    @Test
    void manyAreAcknowledgedAtOnce() throws Exception {
        List<String> ids = IntStream.rangeClosed(1, 700).mapToObj(i -> "d1/" + i).toList();
        for (String id : ids) {
            send("portal", id);
        }
        String body = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "{\"ids\":[", "]}"));

        assertThat(hall.postJson(ACK, hall.town.token("portal"), body).json().toString()).isEqualTo("{\"acknowledged\":700,\"unknown\":[]}");
        assertThat(ids(hall.get(PEEK, hall.town.token("portal")))).isEmpty();
    }

    @Test
    void idsThatAreNoneNeverReachTheBroker() throws Exception {
        Answer answer = hall.postJson(ACK, hall.town.token("portal"), "{\"ids\":[\"x' OR '1'='1\"]}");
        assertThat(answer.code()).isEqualTo("E-BODY-MEMBERS");
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/ids");
    }

    private static List<String> ids(Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("deliveries").spliterator(), false)
                .map(delivery -> delivery.get("id").textValue()).toList();
    }

    private static void send(String consumer, String id) throws Exception {
        try (JMSContext context = connections.createContext()) {
            TextMessage message = context.createTextMessage(DELIVERY.formatted(id, id));
            message.setJMSCorrelationID(id);
            context.createProducer().send(context.createQueue("outbox." + consumer), message);
        }
    }
}
