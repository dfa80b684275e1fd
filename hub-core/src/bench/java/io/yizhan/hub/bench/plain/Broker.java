package io.yizhan.hub.bench.plain;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Embedded Artemis with the journal settings of the hub's own broker; no security, which only helps the plain route. */
final class Broker implements AutoCloseable {

    private static final int MIB = 1 << 20;

    private final EmbeddedActiveMQ embedded = new EmbeddedActiveMQ();

    Broker(Path directory, int port, List<String> queues) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("plain").setPersistenceEnabled(true).setSecurityEnabled(false).setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO).setJournalSyncTransactional(true).setJournalSyncNonTransactional(true)
                .setJournalDirectory(directory.resolve("journal").toString()).setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setGlobalMaxSize(128L * MIB).setCriticalAnalyzer(false)
                .addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", 0), "in-vm"))
                .addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", port, "protocols", "CORE"), "clients"))
                .addAddressSetting("#", new AddressSettings().setAutoCreateQueues(false).setAutoDeleteQueues(false)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setMaxSizeBytes(12L * MIB).setPageSizeBytes(2 * MIB));
        queues.forEach(name -> configuration.addQueueConfiguration(
                QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST).setDurable(true)));
        embedded.setConfiguration(configuration);
        embedded.start();
    }

    /** One in-memory connection for the route; its sessions and producers are kept. Consumers are kept by the listener itself. */
    ConnectionFactory connections(int sessions) {
        ActiveMQConnectionFactory plain = new ActiveMQConnectionFactory("vm://0");
        plain.setConsumerWindowSize(128 * 1024);
        plain.setCacheDestinations(true);
        CachingConnectionFactory caching = new CachingConnectionFactory(plain);
        caching.setSessionCacheSize(sessions);
        caching.setCacheConsumers(false);
        return caching;
    }

    @Override
    public void close() throws Exception {
        embedded.stop();
    }
}
