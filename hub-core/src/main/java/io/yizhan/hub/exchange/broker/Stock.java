package io.yizhan.hub.exchange.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/**
 * What lies in the broker's queues while its doors are still shut: nobody takes, nobody sends. Messages in memory, in page files and those put off for a
 * while are seen alike. Of one thread.
 */
public final class Stock {

    private static final int REMOVED_AT_ONCE = 256;
    private static final long PATIENCE_SECONDS = 60;

    private final ActiveMQServer server;

    Stock(ActiveMQServer server) {
        this.server = server;
    }

    /** Tells the JMSCorrelationID of every message of a queue, null where one has none; of none where there is no such queue. */
    public void labels(String queue, Consumer<String> label) throws Exception {
        look(queue, reference -> label.accept(label(reference)));
    }

    /** Tells what consumers acknowledged that may not be recorded yet, and takes it away for good when this was told all and returned. */
    public void acknowledged(Consumer<List<Acknowledged>> all) throws Exception {
        List<Long> seen = new ArrayList<>();
        List<Acknowledged> acknowledged = new ArrayList<>();
        look(Queues.ACKNOWLEDGED, reference -> {
            seen.add(reference.getMessageID());
            acknowledged.add(Acknowledged.of(reference.getMessage().toCore()));
        });
        all.accept(acknowledged);
        for (Long id : seen) {
            server.locateQueue(Queues.ACKNOWLEDGED).deleteReference(id);
        }
    }

    /** Takes messages away for good, by their JMSCorrelationID. */
    public void remove(String queue, Predicate<String> label) throws Exception {
        List<Long> unwanted = new ArrayList<>();
        look(queue, reference -> {
            String its = label(reference);
            if (its != null && label.test(its)) {
                unwanted.add(reference.getMessageID());
            }
        });
        for (Long id : unwanted) {
            server.locateQueue(queue).deleteReference(id);
        }
    }

    /** Has the broker forget that it was sent this pack before; else it would drop it. */
    public void forget(String queue, String pack) throws Exception {
        forget(server, queue, pack);
    }

    static void forget(ActiveMQServer server, String queue, String pack) throws Exception {
        server.getPostOffice().getDuplicateIDCache(SimpleString.of(queue)).deleteFromCache(SimpleString.of(pack).getData());
    }

    /**
     * Has a queue that is on page files go on in a new one: of one that was cut short the broker remembers as acknowledged what it no longer holds, by
     * place, and would take what comes to that place for it.
     */
    public void turnPage(String queue) throws Exception {
        PagingStore pages = server.locateQueue(queue).getPagingStore();
        if (pages.isPaging()) {
            pages.forceAnotherPage();
        }
    }

    /** True where there is an outbox to put into. */
    public boolean hasOutbox(String consumer) {
        return server.locateQueue(Queues.outbox(consumer)) != null;
    }

    /** An empty load, to be {@link #put}. */
    public OutboxTray.Load load() {
        return new OutboxTray().load();
    }

    /** Puts deliveries into their outboxes, all or none; they are on disk when this returns. @throws IllegalStateException where they can't be */
    public void put(OutboxTray.Load load) {
        StorageManager storage = server.getStorageManager();
        OperationContext context = storage.newContext(server.getExecutorFactory().getExecutor());
        storage.setContext(context);
        try {
            Transaction tx = new TransactionImpl(storage);
            for (CoreMessage delivery : load.messages()) {
                OutboxTray.route(server, delivery, tx);
            }
            tx.commit();
            if (!context.waitCompletion(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
                throw new IllegalStateException("the broker does not come to write what is put into its outboxes");
            }
        } catch (Exception failure) {
            throw new IllegalStateException("what is missing could not be put into outboxes", failure);
        } finally {
            storage.clearContext();
        }
    }

    private void look(String name, Consumer<MessageReference> at) throws Exception {
        Queue queue = server.locateQueue(name);
        if (queue == null) {
            return;
        }
        // Else what is read off a page file in the meantime would be seen nowhere.
        queue.pause();
        try {
            queue.flushExecutor();
            queue.getScheduledMessages().forEach(at);
            try (LinkedListIterator<MessageReference> all = queue.browserIterator()) {
                while (all.hasNext()) {
                    at.accept(all.next());
                }
            }
        } finally {
            queue.resume();
        }
    }

    private static String label(MessageReference reference) {
        Message message = reference.getMessage();
        Object label = message.getCorrelationID();
        return label == null ? null : label.toString();
    }
}
