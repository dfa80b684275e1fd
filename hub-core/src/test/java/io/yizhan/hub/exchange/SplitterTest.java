package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A large message")
class SplitterTest {

    private static final int BATCH = 4;
    /** Chunks of one turn. */
    private static final int TURN = 16;
    /** Messages that leave no room on the inbox. */
    private static final int MANY = 70;

    @TempDir
    private Path home;
    private final Feed feed = new Feed("acceptance", "housing", new Transport.Http(), "lines", SchemaTypes.licenceTypes().get("building-acceptance"),
            Statement.LICENCE, new LinesAdapter(), List.of("text/plain"));
    private final Department department = new Department("housing", new Text("住建局", "Housing"), "11990101MB00000193", List.of(), List.of(feed));
    private Town town;
    private Handover handover;
    private Intake intake;
    private EmbeddedBroker broker;
    private Connection connection;
    private Session session;
    private Splitter splitter;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        broker = town.startBroker();
        connection = broker.connections().createConnection();
        connection.start();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        Departments departments = new Departments(List.of(department));
        ChunkCodec codec = new ChunkCodec(town.keys.vault());
        MessageFiles files = new MessageFiles(home.resolve("messages"), town.keys.vault(), town.messages);
        handover = new Handover(departments, files, new PackSender(new GatedBroker().connections(), pack -> { }, codec), town.messages, town.commits, BATCH);
        intake = new DurableIntake(files, town.messages, town.commits, handover, town.metrics, town.clock, BATCH, 0);
        splitter = new Splitter(departments, town.messages, files, codec, broker.room(), town.metrics, BATCH);
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        broker.close();
        handover.close();
        town.close();
    }

    @Test
    @DisplayName("waits on disk while the inbox is full, but for a first turn that each has")
    void turns() throws Exception {
        fillInbox();
        String message = receive();
        split(message, 1);
        awaitDepths(MANY + TURN, 1);

        long next = 1 + TURN * BATCH;
        split(message, next);
        awaitDepths(MANY + TURN, 2);

        emptyInbox(MANY + TURN);
        split(message, next);
        awaitDepths(TURN, 3);
    }

    private String receive() throws Exception {
        byte[] bytes = String.join("\n", Collections.nCopies(3 * TURN * BATCH, "a line")).getBytes(StandardCharsets.UTF_8);
        return intake.receive(department, feed, new ByteArrayInputStream(bytes), digest -> null).id();
    }

    private void fillInbox() throws Exception {
        try (MessageProducer sender = session.createProducer(session.createQueue(Queues.INBOX))) {
            for (int i = 0; i < MANY; i++) {
                BytesMessage chunk = session.createBytesMessage();
                chunk.writeBytes(new byte[50_000]);
                sender.send(chunk);
            }
            session.commit();
        }
        await().until(() -> !broker.room().awaitInbox());
    }

    private void emptyInbox(int messages) throws Exception {
        try (MessageConsumer judge = session.createConsumer(session.createQueue(Queues.INBOX))) {
            for (int i = 0; i < messages; i++) {
                assertThat(judge.receive(10_000)).isNotNull();
            }
            session.commit();
        }
        await().until(() -> broker.depth(Queues.INBOX).getAsLong() == 0 && broker.room().awaitInbox());
    }

    private void split(String message, long next) throws Exception {
        splitter.split(new Pointer(message, next), session);
        session.commit();
    }

    /** @param pointers each turn leaves one behind: where to go on, or to begin where it was put off */
    private void awaitDepths(int inbox, int pointers) {
        await().untilAsserted(() -> assertThat(List.of(broker.depth(Queues.INBOX), broker.depth(Queues.SPLIT)))
                .containsExactly(OptionalLong.of(inbox), OptionalLong.of(pointers)));
    }
}
