package io.yizhan.hub.exchange.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the broker writes to a client at one moment")
class FlushedTogetherTest {

    private static final String QUEUE = "together";
    private static final int MESSAGES = 400;

    private final AtomicInteger flushes = new AtomicInteger();

    private volatile Channel channel;

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
                .addAcceptorConfiguration("clients", address).addAcceptorConfiguration("inside", "vm://" + port));
        broker.start();
        ActiveMQServer server = broker.getActiveMQServer();
        server.registerBrokerPlugin(new FlushedTogether());
        server.registerBrokerPlugin(new CountedFlushes());
        CountDownLatch written = new CountDownLatch(1);
        try (ActiveMQConnectionFactory clients = new ActiveMQConnectionFactory(address); Connection client = clients.createConnection();
                ActiveMQConnectionFactory inside = new ActiveMQConnectionFactory("vm://" + port); Connection sender = inside.createConnection()) {
            client.start();
            Session session = client.createSession(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE));
            send(sender, 1);
            assertThat(consumer.receive(10_000)).as("the broker may send to it").isNotNull();
            session.commit();
            // While the connection's thread is held, the broker writes all it has to it: that is one moment.
            channel.eventLoop().execute(() -> {
                try {
                    written.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            int before = flushes.get();

            send(sender, MESSAGES);
            Awaitility.await().until(() -> server.locateQueue(QUEUE).getDeliveringCount() == MESSAGES);
            written.countDown();

            for (int i = 0; i < MESSAGES; i++) {
                assertThat(consumer.receive(10_000).getBody(String.class)).isEqualTo("delivery " + i);
            }
            assertThat(flushes.get() - before).isPositive().isLessThan(MESSAGES / 4);
        } finally {
            written.countDown();
            broker.stop();
        }
    }

    private static void send(Connection sender, int messages) throws JMSException {
        try (Session session = sender.createSession(Session.SESSION_TRANSACTED); MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
            for (int i = 0; i < messages; i++) {
                producer.send(session.createTextMessage("delivery " + i));
            }
            session.commit();
        }
    }

    /** Registered after the other, so that it stands between that and the socket. */
    private final class CountedFlushes implements ActiveMQServerConnectionPlugin {
        @Override
        public void afterCreateConnection(RemotingConnection connection) {
            if (connection.getTransportConnection() instanceof NettyConnection tcp) {
                channel = tcp.getNettyChannel();
                channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void flush(ChannelHandlerContext context) throws Exception {
                        flushes.incrementAndGet();
                        super.flush(context);
                    }
                });
            }
        }
    }
}
