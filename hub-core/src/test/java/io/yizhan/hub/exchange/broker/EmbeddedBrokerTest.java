package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.exchange.Town;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String OUTBOX = "outbox.portal";

    @TempDir
    Path home;
    private Town town;
    private EmbeddedBroker broker;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        broker = town.startBroker("portal");
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        town.close();
    }

    @Test
    void queuesAreKnownOnlyWhileTheBrokerIsUp() throws Exception {
        assertThat(broker.depth(OUTBOX)).hasValue(0);
        assertThat(broker.seemsEmpty(OUTBOX)).isTrue();
        assertThat(broker.depth("outbox.nobody")).isEmpty();
        assertThat(broker.seemsEmpty("outbox.nobody")).isFalse();

        broker.server().stop();
        assertThat(broker.isUp()).isFalse();
        assertThat(broker.depth(OUTBOX)).isEmpty();
        assertThat(broker.seemsEmpty(OUTBOX)).isFalse();

        broker.revive();
        assertThat(broker.isUp()).isTrue();
        assertThat(broker.depth(OUTBOX)).hasValue(0);
    }

    @Test
    void aBrokerWhoseFilesAreDamagedDoesNotStart() throws Exception {
        broker.close();
        Path journal = home.resolve("broker/journal");
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[1000]);
            }
        }

        assertThatThrownBy(() -> town.startBroker("portal")).isInstanceOf(IOException.class).hasMessageContaining("E-BROKER-START")
                .hasMessageContaining(home.resolve("broker").toString());

        Files.move(journal, home.resolve("away"));
        broker = town.startBroker("portal");
        assertThat(broker.isUp()).isTrue();
    }

    @Test
    void whoComesToABrokerThatIsDownLearnsItAtOnce() throws Exception {
        broker.connections().createConnection().close();
        broker.server().stop();
        Instant start = Instant.now();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> broker.connections().createConnection()).isInstanceOf(JMSException.class);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatIsAskedForWhileTheBrokerIsDownIsThereWhenItIsUpAgain() throws Exception {
        broker.server().stop();
        broker.provide(List.of("portal", "tax"), Map.of("health", Set.of("intake.health")), Map.of());

        broker.revive();
        assertThat(List.of(broker.depth(OUTBOX), broker.depth("outbox.tax"), broker.depth("intake.health"))).containsOnly(OptionalLong.of(0));
    }
}
