package io.yizhan.hub.exchange.broker;

import io.yizhan.hub.policy.Tokens;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.PostOffice;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Artemis inside the hub: journal on disk and synced for every transaction, in-memory connections for the hub's routes, one TCP
 * port for clients (Core, AMQP 1.0, STOMP).
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /**
     * What the broker is made of.
     *
     * @param directory    journal, bindings and pages
     * @param port         TCP port, free
     * @param minFreeBytes senders wait while the disk has less than this
     * @param receivers    consumers and departments that have an outbox
     * @param intakeQueues department id to the queues it may send to
     * @param deliveryQueues department id to the queues, beside its outbox, it may take from
     */
    public record Plan(Path directory, String host, int port, long minFreeBytes, Collection<String> receivers,
            Map<String, Set<String>> intakeQueues, Map<String, Set<String>> deliveryQueues) {

        private Plan withClients(Collection<String> clients, Map<String, Set<String>> intake, Map<String, Set<String>> delivery) {
            return new Plan(directory, host, port, minFreeBytes, clients, intake, delivery);
        }
    }

    /**
     * What is done with what lies in the queues before the doors open, where the broker did not stop in good order or its files are not as it left
     * them.
     */
    @FunctionalInterface
    public interface Stocktaking {
        /** @throws Exception where it can't be done; the broker then does not start */
        void take(Stock stock) throws Exception;
    }

    private final BrokerLogin login;
    private final Stocktaking stocktaking;
    private final OrderlyEnd end;
    private final ActiveMQConnectionFactory connections;
    private final OutboxTray outboxes = new OutboxTray();
    private final QueueRoom room = new QueueRoom(this::queue, System::nanoTime);
    private final ActiveMQConnectionFactory oneByOne;
    private volatile EmbeddedActiveMQ embedded;
    private Plan plan;
    private boolean closed;

    private EmbeddedBroker(Plan plan, Tokens tokens, Stocktaking stocktaking) throws Exception {
        this.plan = plan;
        this.stocktaking = stocktaking;
        end = new OrderlyEnd(plan.directory());
        String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
        login = new BrokerLogin(secret, tokens, plan.intakeQueues(), plan.deliveryQueues());
        embedded = boot();
        // About two full chunks: what one consumer holds, its neighbours can't take.
        connections = connections(secret, 128 * 1024);
        oneByOne = connections(secret, 0);
    }

    private ActiveMQConnectionFactory connections(String secret, int window) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://" + plan.port());
        factory.setUser(BrokerLogin.HUB);
        factory.setPassword(secret);
        factory.setConsumerWindowSize(window);
        factory.setBlockOnDurableSend(true);
        factory.setCacheDestinations(true);
        // There is one broker, and whoever asks waits for those before: while it is down all would wait two seconds, one after the other.
        factory.setRetryInterval(1);
        return factory;
    }

    /** Starts the broker, making its files where there are none. */
    public static EmbeddedBroker start(Plan plan, Tokens tokens) throws Exception {
        return start(plan, tokens, stock -> { });
    }

    /** The same, with stocktaking where there is need of it. */
    public static EmbeddedBroker start(Plan plan, Tokens tokens, Stocktaking stocktaking) throws Exception {
        return new EmbeddedBroker(plan, tokens, stocktaking);
    }

    /** A server that failed is not started again but replaced: it does not forget which of its addresses were blocked, and what it had open. */
    private EmbeddedActiveMQ boot() throws Exception {
        EmbeddedActiveMQ fresh = new EmbeddedActiveMQ();
        ConfigurationImpl configuration = BrokerConfiguration.of(plan, outboxes);
        BeforeTheDoors before = new BeforeTheDoors(plan.directory(), end.taken() ? stock -> { } : stocktaking);
        configuration.registerBrokerPlugin(before);
        fresh.setConfiguration(configuration);
        fresh.setSecurityManager(login);
        try {
            fresh.start();
            before.check();
            return fresh;
        } catch (Exception failure) {
            stop(fresh);
            throw failure;
        }
    }

    ActiveMQServer server() {
        return embedded.getActiveMQServer();
    }

    /**
     * Makes the outboxes, intake and delivery queues that are not there yet, and lets departments use theirs alone from now on. What lies in the
     * queues of clients that are gone stays there. A broker that is down makes them when it is started again.
     */
    public synchronized void provide(Collection<String> receivers, Map<String, Set<String>> intakeQueues, Map<String, Set<String>> deliveryQueues)
            throws Exception {
        plan = plan.withClients(receivers, intakeQueues, deliveryQueues);
        if (isUp()) {
            makeQueuesOfClients();
        }
        login.admit(intakeQueues, deliveryQueues);
    }

    private void makeQueuesOfClients() throws Exception {
        for (String name : BrokerConfiguration.queuesOfClients(plan).distinct().toList()) {
            if (queue(name).isEmpty()) {
                server().createQueue(BrokerConfiguration.queue(name).setAutoCreateAddress(true));
            }
        }
    }

    /** In-memory connections of the hub itself. */
    public ConnectionFactory connections() {
        return connections;
    }

    /** The way into the outboxes, for sessions of {@link #connections}. */
    public OutboxTray outboxes() {
        return outboxes;
    }

    /** The same, whose consumers hold no message they have not asked for: one at a time, in order. */
    public ConnectionFactory oneByOne() {
        return oneByOne;
    }

    /** Room in its queues. */
    public QueueRoom room() {
        return room;
    }

    /**
     * Has the broker forget that it was sent this pack before. What it need not remember it should not: a record in its journal that stays for long
     * keeps every file after it.
     *
     * @throws IllegalStateException where it can't; nothing is lost by it
     */
    public void forget(String pack) {
        try {
            for (String queue : List.of(Queues.INBOX, Queues.SPLIT)) {
                Stock.forget(server(), queue, pack);
            }
        } catch (Exception failure) {
            throw new IllegalStateException("the broker can't be made to forget pack " + pack, failure);
        }
    }

    /** Messages in a queue; empty where there is none, or the broker is down and nothing is known. */
    public OptionalLong depth(String queue) {
        return queue(queue).stream().mapToLong(Queue::getMessageCount).findFirst();
    }

    /** True where nothing is in a queue, as far as it is counted: what was committed just now may not be yet. Of a broker that is down nothing is known. */
    public boolean seemsEmpty(String queue) {
        return queue(queue).filter(found -> found.getMessageCount() == 0 && !found.getPagingStore().isPaging()).isPresent();
    }

    /** A queue of the broker as it is now, also in the midst of its coming down; empty where there is none. */
    Optional<Queue> queue(String name) {
        ActiveMQServer now = server();
        PostOffice office = now.isStarted() ? now.getPostOffice() : null;
        return Optional.ofNullable(office).map(found -> found.getBinding(SimpleString.of(name))).map(binding -> (Queue) binding.getBindable());
    }

    /** True while the broker takes and gives messages. */
    public boolean isUp() {
        return server().isStarted() && server().isActive();
    }

    /**
     * Starts the broker again where it has stopped by itself, as it does when it can't write its files; not before its disk has room. Its
     * journal is complete, its page files may not be: so there is stocktaking. Cheap; call now and then.
     */
    public synchronized void revive() {
        if (closed || server().getState() != ActiveMQServer.SERVER_STATE.STOPPED || plan.directory().toFile().getUsableSpace() < plan.minFreeBytes()) {
            return;
        }
        LOG.warn("The broker has stopped by itself, likely because its disk was full; starting it again");
        try {
            stop(embedded);
            embedded = boot();
        } catch (Exception failure) {
            LOG.error("The broker could not be started again; trying again soon", failure);
        }
    }

    @Override
    public synchronized void close() throws JMSException {
        closed = true;
        connections.close();
        oneByOne.close();
        boolean up = isUp();
        if (stop(embedded) && up) {
            try {
                end.note();
            } catch (IOException unwritable) {
                LOG.warn("That the broker stopped in good order could not be noted; there is stocktaking when it starts next", unwritable);
            }
        }
    }

    private static boolean stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
            return true;
        } catch (Exception failure) {
            LOG.warn("The broker did not stop cleanly; its journal is complete all the same", failure);
            return false;
        }
    }
}
