package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Messages of a queue")
class TakenTogetherTest {

    private static final String QUEUE = Queues.REJECTED;
    private static final int MOST = 3;

    @TempDir
    private Path home;
    private final List<List<String>> exchanges = new CopyOnWriteArrayList<>();
    private volatile boolean fails;
    private Town town;
    private EmbeddedBroker broker;
    private DefaultCamelContext camel;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        broker = town.startBroker();
        camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponent(broker.connections()));
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        broker.close();
        town.close();
    }

    @Test
    @DisplayName("are taken as one, in order, and no more than so many")
    void asOne() throws Exception {
        send("1", "2", "3", "4", "5", "6", "7");
        start(Duration.ofSeconds(2));
        awaitEmpty();
        assertThat(exchanges).containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("7"));
    }

    @Test
    @DisplayName("do not wait for others for ever")
    void alone() throws Exception {
        start(Duration.ofMillis(1));
        send("1");
        awaitEmpty();
        send("2");
        awaitEmpty();
        assertThat(exchanges).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    @DisplayName("all come again where their exchange failed")
    void again() throws Exception {
        fails = true;
        send("1", "2", "3");
        start(Duration.ofSeconds(2));
        await().until(() -> exchanges.size() >= 2);
        fails = false;
        awaitEmpty();
        assertThat(exchanges).allSatisfy(taken -> assertThat(taken).containsExactly("1", "2", "3"));
    }

    private void start(Duration patience) throws Exception {
        TakenTogether together = new TakenTogether(patience, MOST);
        camel.getRegistry().bind("together", together);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ProcessRoutes.transacted(QUEUE, 1) + "&errorHandlerLoggingLevel=OFF&consumerType=Custom&messageListenerContainerFactory=#together")
                        .process(exchange -> take(together.all(), exchange));
            }
        });
        camel.start();
    }

    private void take(List<Message> messages, Exchange exchange) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : messages) {
            texts.add(message.getBody(String.class));
        }
        assertThat(texts).first().isEqualTo(exchange.getMessage().getBody(String.class));
        exchanges.add(texts);
        if (fails) {
            throw new IllegalStateException("made to fail");
        }
    }

    private void send(String... texts) {
        try (JMSContext context = broker.connections().createContext(JMSContext.SESSION_TRANSACTED)) {
            for (String text : texts) {
                context.createProducer().send(context.createQueue(QUEUE), text);
            }
            context.commit();
        }
    }

    private void awaitEmpty() {
        await().until(() -> broker.depth(QUEUE).getAsLong() == 0);
    }
}
