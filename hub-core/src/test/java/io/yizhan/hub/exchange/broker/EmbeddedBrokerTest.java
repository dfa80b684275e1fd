package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.exchange.Town;
import java.nio.file.Path;
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
}
