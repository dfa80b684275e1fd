package io.yizhan.hub.exchange.broker;

import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** Has the stock taken once the broker has read its files and before anybody can connect. Of one start. */
final class BeforeTheDoors implements ActiveMQServerBasePlugin {

    private final EmbeddedBroker.Stocktaking stocktaking;
    private Exception failure;

    BeforeTheDoors(EmbeddedBroker.Stocktaking stocktaking) {
        this.stocktaking = stocktaking;
    }

    @Override
    public void registered(ActiveMQServer server) {
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

    /** The broker tells of a failed start in its log alone. @throws Exception where the stock could not be taken */
    void check() throws Exception {
        if (failure != null) {
            throw failure;
        }
    }
}
