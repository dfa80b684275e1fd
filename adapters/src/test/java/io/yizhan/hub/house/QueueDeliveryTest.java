package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is forwarded to a department is on its own queue, in its own format, and for it alone. */
class QueueDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DELIVERY = "  - id: businesses\n    type: business-licence\n    transport: {queue: treasury.in}\n" + DeliveryTown.LINES;

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = {"CORE", "AMQP"})
    void isTakenByTheDepartment(Protocol protocol) throws Exception {
        try (DeliveryTown town = DeliveryTown.start(home, DELIVERY)) {
            town.register(1, "");
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 1, 0, 0));

            try (Connection connection = protocol.jms(town.hub.ports()).createConnection("treasury", town.callers.token("treasury"));
                    Session session = connection.createSession()) {
                connection.start();
                Message message = session.createConsumer(session.createQueue("treasury.in")).receive(PATIENCE.toMillis());
                assertThat(new String(message.getBody(byte[].class), StandardCharsets.UTF_8)).isEqualTo(DeliveryTown.line(1));
                assertThat(message).isInstanceOf(BytesMessage.class);
                assertThat(message.getJMSCorrelationID()).isEqualTo(town.envelopes("delivered").get(0));
                assertThat(message.getStringProperty("contentType")).isEqualTo("text/csv; charset=UTF-8");
            }
        }
    }

    @Test
    void nobodyElseTakesIt() throws Exception {
        try (DeliveryTown town = DeliveryTown.start(home, DELIVERY);
                Connection connection = town.callers.connect("registry");
                Session session = connection.createSession()) {
            assertThatThrownBy(() -> session.createConsumer(session.createQueue("treasury.in"))).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void aDepartmentWithoutDeliveriesTakesFromItsOutboxItself() throws Exception {
        try (DeliveryTown town = DeliveryTown.start(home, "")) {
            town.register(1, "", "");
            await().atMost(PATIENCE).until(() -> town.callers.get("treasury", "/api/v1/outbox").json().path("deliveries").size() == 2);
            try (Connection connection = town.callers.connect("treasury"); Session session = connection.createSession()) {
                connection.start();
                Message message = session.createConsumer(session.createQueue("outbox.treasury")).receive(PATIENCE.toMillis());
                assertThat(message.getBody(String.class)).contains(InventedRegister.code(1));
            }
            await().atMost(PATIENCE).until(() -> town.envelopes("delivered").size() == 1);
        }
    }
}
