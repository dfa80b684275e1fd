package io.yizhan.hub.exchange.broker;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** Has the stock taken once the broker has read its files and before anybody can connect. Of one start. */
final class BeforeTheDoors implements ActiveMQServerBasePlugin {

    private final Path directory;
    private final EmbeddedBroker.Stocktaking stocktaking;
    private Exception failure;

    /** @param directory of the broker's files */
    BeforeTheDoors(Path directory, EmbeddedBroker.Stocktaking stocktaking) {
        this.directory = directory;
        this.stocktaking = stocktaking;
    }

    @Override
    public void registered(ActiveMQServer server) {
        server.registerActivationFailureListener(this::failed);
        server.registerActivateCallback(new ActivateCallback() {
            @Override
            public void activated() {
                try {
                    stocktaking.take(new Stock(server));
                } catch (Exception e) {
                    failure = e;
                    // The doors stay shut.
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private void failed(Exception cause) {
        if (failure == null) {
            failure = new IOException("the broker can't start: " + cause.getMessage() + "; where its files in " + directory + " are damaged, restore them, or move "
                    + "them away: what is owed is then put back as the evidence log has it (E-BROKER-START)", cause);
        }
    }

    /** The broker tells of a failed start in its log alone. @throws Exception where the stock could not be taken, or the broker not start */
    void check() throws Exception {
        if (failure != null) {
            throw failure;
        }
    }
}
