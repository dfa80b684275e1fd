package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the broker writes to a client at one moment")
class FlushedTogetherTest {

    private static final int MESSAGES = 400;

    private final AtomicInteger flushes = new AtomicInteger();

    @Test
    @DisplayName("goes to the system by a call for many deliveries, and all of it arrives")
    void fewCalls() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String address = "tcp://127.0.0.1:" + port;
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false).setJMXManagementEnabled(false)
                .addAcceptorConfiguration("clients", address));
        broker.start();
        broker.getActiveMQServer().registerBrokerPlugin(new FlushedTogether());
        broker.getActiveMQServer().registerBrokerPlugin(new CountedFlushes());
        try (ActiveMQConnectionFactory clients = new ActiveMQConnectionFactory(address); Connection client = clients.createConnection()) {
            Session session = client.createSession(true, Session.SESSION_TRANSACTED);
            Queue queue = session.createQueue("together");
            MessageProducer producer = session.createProducer(queue);
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(session.createTextMessage("delivery " + i));
            }
            session.commit();
            MessageConsumer consumer = session.createConsumer(queue);
            int before = flushes.get();

            client.start();

            for (int i = 0; i < MESSAGES; i++) {
                assertThat(consumer.receive(10_000).getBody(String.class)).isEqualTo("delivery " + i);
            }
            assertThat(flushes.get() - before).isPositive().isLessThan(MESSAGES / 4);
        } finally {
            broker.stop();
        }
    }

    /** Registered after the other, so that it stands between that and the socket. */
    private final class CountedFlushes implements ActiveMQServerConnectionPlugin {
        @Override
        public void afterCreateConnection(RemotingConnection connection) {
            ((NettyConnection) connection.getTransportConnection()).getNettyChannel().pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
                @Override
                public void flush(ChannelHandlerContext context) throws Exception {
                    flushes.incrementAndGet();
                    super.flush(context);
                }
            });
        }
    }
}
