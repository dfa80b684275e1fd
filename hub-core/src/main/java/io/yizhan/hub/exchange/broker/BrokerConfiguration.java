package io.yizhan.hub.exchange.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the broker is set up: its files, its doors, its queues, and what it does where one is full. */
final class BrokerConfiguration {

    private static final int MIB = 1 << 20;
    private static final long ROOMY_DISK = 8192L * MIB;

    private BrokerConfiguration() {
    }

    static ConfigurationImpl of(EmbeddedBroker.Plan plan, OutboxTray outboxes) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("yizhan");
        configuration.setPersistenceEnabled(true).setSecurityEnabled(true).setJMXManagementEnabled(false);
        configuration.setCriticalAnalyzer(false);
        // No task of the broker waits for another for long: more threads would only hand over to each other.
        configuration.setThreadPoolMaxSize(8);
        files(plan, configuration);
        doors(plan, configuration);
        addresses(configuration);
        queues(plan).map(BrokerConfiguration::queue).forEach(configuration::addQueueConfiguration);
        configuration.registerBrokerPlugin(new DeliveryWitness());
        configuration.registerBrokerPlugin(new FlushedTogether());
        configuration.registerBrokerPlugin(outboxes);
        return configuration;
    }

    private static void files(EmbeddedBroker.Plan plan, ConfigurationImpl configuration) throws IOException {
        Path directory = plan.directory();
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setJournalSyncTransactional(true).setJournalSyncNonTransactional(true);
        // Files of 10 MiB. To keep emptied ones, and not to read half empty ones over, saves time but takes room, which a small disk would lack; and a
        // broker that starts reads them all, a second for every fifteen or so.
        Files.createDirectories(directory);
        boolean roomy = directory.toFile().getUsableSpace() > ROOMY_DISK;
        configuration.setJournalPoolFiles(roomy ? 32 : 4).setJournalCompactMinFiles(roomy ? 24 : 10);
        configuration.setMaxDiskUsage(-1).setMinDiskFree(plan.minFreeBytes()).setDiskScanPeriod(1000);
    }

    private static void doors(EmbeddedBroker.Plan plan, ConfigurationImpl configuration) {
        configuration.addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", plan.port()), "in-vm"));
        configuration.addAcceptorConfiguration(new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                Map.of("host", plan.host(), "port", plan.port(), "protocols", "CORE,AMQP,STOMP"), "clients"));
    }

    private static void addresses(ConfigurationImpl configuration) {
        configuration.setGlobalMaxSize(128L * MIB);
        configuration.addAddressSetting("#", new AddressSettings()
                .setAutoCreateAddresses(false).setAutoCreateQueues(false).setAutoDeleteAddresses(false).setAutoDeleteQueues(false)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST).setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setMaxSizeBytes(QueueRoom.MOST_BYTES).setPageSizeBytes(2 * MIB)
                // Nothing is sent to the first; the second has no queue: what expires on `rejected` is gone.
                .setDeadLetterAddress(SimpleString.of(Queues.PARKED)).setExpiryAddress(SimpleString.of("expired"))
                // The hub itself decides when to give up on a record; the broker never throws one away.
                .setMaxDeliveryAttempts(-1).setRedeliveryDelay(200).setRedeliveryMultiplier(2).setMaxRedeliveryDelay(10_000));
        // A queue that blocks never pages: what is on it is not lost with a page file.
        configuration.addAddressSetting(Queues.ACKNOWLEDGED, new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setMaxSizeBytes(-1));
        configuration.addAddressConfiguration(new CoreAddressConfiguration().setName(OutboxTray.SLIPS).addRoutingType(RoutingType.ANYCAST));
    }

    private static Stream<String> queues(EmbeddedBroker.Plan plan) {
        return Stream.concat(Stream.of(Queues.SPLIT, Queues.INBOX, Queues.ACKNOWLEDGED, Queues.REJECTED, Queues.PARKED, Queues.UNDELIVERED),
                queuesOfClients(plan));
    }

    static Stream<String> queuesOfClients(EmbeddedBroker.Plan plan) {
        return Stream.of(plan.receivers().stream().map(Queues::outbox), plan.intakeQueues().values().stream().flatMap(Set::stream),
                plan.deliveryQueues().values().stream().flatMap(Set::stream)).flatMap(names -> names);
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }
}
