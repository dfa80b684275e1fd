package io.yizhan.hub.exchange.broker;

import io.netty.handler.flush.FlushConsolidationHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Has what the broker writes to a client over TCP at one moment sent by one call of the system. By itself it makes one of every delivery, which costs
 * both ends more than the delivery.
 */
final class FlushedTogether implements ActiveMQServerConnectionPlugin {

    /** Some hundred kilobytes of deliveries. */
    private static final int MOST_AT_ONCE = 64;

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection tcp) {
            tcp.getNettyChannel().pipeline().addFirst(new FlushConsolidationHandler(MOST_AT_ONCE, true));
        }
    }
}
