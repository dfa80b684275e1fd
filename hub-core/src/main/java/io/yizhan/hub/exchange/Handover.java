package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.StoreUnavailableException;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands received messages on in {@link Pack}s: those that fit into a chunk to the inbox, many at once where many came in one moment, larger ones to
 * the splitter. A message is on disk before it comes here; what does not reach the broker now is handed over again by {@link #forgotten}.
 *
 * <p>Each pack has at most one owner, from before it is sent until it is on disk that it was; who comes to own one that is not new reads anew
 * whether it still is to be sent. So within one life of the hub a pack is never sent after it was sent; after a crash the broker, which had
 * it on disk before, drops the second of two. It knows a pack by its name until it is noted that it was sent. Thread-safe; methods with a moment
 * are of the writer's thread.
 */
final class Handover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    /** Threads that share the broker's syncs. */
    private static final int THREADS = 8;
    /** Packs held in memory for a broker that is slow; others are read back when it is there again. */
    private static final int MOST_WAITING = 64;
    private static final int PAGE = 1000;

    private final Departments departments;
    private final MessageFiles files;
    private final PackSender sender;
    private final MessageTable messages;
    private final GroupCommit commits;
    private final int batch;
    // A full disk makes the broker's senders wait; whoever posted must not wait with them.
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING), Handover::thread);
    private final Set<String> owned = ConcurrentHashMap.newKeySet();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> noted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private Pack filling;
    private GroupCommit.Moment marked;

    /** @param batch most records of a chunk */
    Handover(Departments departments, MessageFiles files, PackSender sender, MessageTable messages, GroupCommit commits, int batch) {
        this.departments = departments;
        this.files = files;
        this.sender = sender;
        this.messages = messages;
        this.commits = commits;
        this.batch = batch;
    }

    /** The pack in which a message received in this moment goes. @param small whether it may share one with others */
    Pack pack(GroupCommit.Moment moment, Message message, boolean small) {
        if (!small || message.records() > batch) {
            return new Pack(message.id(), moment);
        }
        if (filling == null || !filling.takes(message, moment, batch)) {
            filling = new Pack(message.id(), moment);
        }
        return filling;
    }

    /** Puts the message into its pack, which is sent once the moment is on disk. Must be the last that a work does. @param first its first records */
    void add(GroupCommit.Moment moment, Pack pack, Message message, List<SourceRecord> first) {
        if (message.records() == 0) {
            return;
        }
        put(pack, message, first);
        moment.afterCommit(() -> sendSoon(pack));
        markSent(moment);
    }

    private void put(Pack pack, Message message, List<SourceRecord> first) {
        if (message.records() > batch) {
            pack.split(message);
        } else {
            pack.add(message, new Chunk(message.id(), message.department(), message.feed(), message.digest(), first));
        }
    }

    // On the writer's thread, so that nobody else can have had this pack marked yet.
    private void sendSoon(Pack pack) {
        if (!owned.add(pack.name())) {
            return;
        }
        try {
            senders.execute(() -> send(pack));
        } catch (RejectedExecutionException full) {
            owned.remove(pack.name());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "handover");
        thread.setDaemon(true);
        return thread;
    }

    private boolean send(Pack pack) {
        try {
            sender.send(pack);
            sent.add(pack.name());
            if (pack.isSplit()) {
                // Messages of many records come seldom, and what the broker remembers keeps its files for so long.
                commits.submit(this::markSent);
            }
            return true;
        } catch (JMSException | IOException | RuntimeException unavailable) {
            owned.remove(pack.name());
            LOG.warn("Pack {} waits to be handed over again", pack.name(), unavailable);
            return false;
        }
    }

    /** Notes on disk what was sent: along with whatever is written next, since nothing is lost by noting it late. */
    private Void markSent(GroupCommit.Moment moment) {
        if (moment == marked || sent.isEmpty()) {
            return null;
        }
        marked = moment;
        List<String> packs = List.copyOf(sent);
        packs.forEach(pack -> messages.markQueued(moment, pack));
        moment.afterCommit(() -> {
            sent.removeAll(packs);
            packs.forEach(owned::remove);
            noted.addAll(packs);
            forgetSoon();
        });
        return null;
    }

    /** Has the messages handed over that were received but never reached the broker. Returns at once. */
    void forgotten() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            senders.execute(() -> {
                try {
                    sweep();
                } catch (RuntimeException unavailable) {
                    LOG.warn("Forgotten messages wait to be handed over", unavailable);
                } finally {
                    sweeping.set(false);
                }
            });
        } catch (RejectedExecutionException full) {
            sweeping.set(false);
        }
    }

    /** Notes on disk what was sent so far. */
    void noteSent() {
        if (!sent.isEmpty()) {
            commits.run(this::markSent);
        }
    }

    private void forgetSoon() {
        try {
            senders.execute(this::forgetNoted);
        } catch (RejectedExecutionException full) {
            LOG.debug("The broker remembers {} packs a little longer", noted.size(), full);
        }
    }

    // What is noted on disk is never sent again, so the broker need not know it again.
    private void forgetNoted() {
        for (String pack = noted.poll(); pack != null; pack = noted.poll()) {
            sender.forget(pack);
        }
    }

    private void sweep() {
        long handed;
        do {
            noteSent();
            handed = messages.packsNotQueued(PAGE).stream().filter(this::again).count();
        } while (handed > 0);
    }

    /** Sends a pack read back, unless somebody has it in hand or it was sent in the meantime. @return whether it was sent */
    boolean again(String name) {
        if (!owned.add(name)) {
            return false;
        }
        try {
            Pack pack = readBack(name);
            if (!pack.isEmpty()) {
                return send(pack);
            }
        } catch (RuntimeException unavailable) {
            owned.remove(name);
            throw unavailable;
        }
        owned.remove(name);
        return false;
    }

    private Pack readBack(String name) {
        Pack pack = new Pack(name, null);
        List<Message> all = messages.notQueued(name);
        for (Message message : all) {
            try {
                put(pack, message, message.records() > batch ? List.of() : records(message));
            } catch (StoreUnavailableException unavailable) {
                throw unavailable;
            } catch (IOException | UnreadableMessageException | RuntimeException unreadable) {
                LOG.error("Message {} can't be read back; trying again, apart from its neighbours", message.id(), unreadable);
                setApart(message, all.size());
            }
        }
        return pack;
    }

    private void setApart(Message message, int neighbours) {
        if (neighbours > 1) {
            commits.run(moment -> {
                messages.unpack(moment, message.id());
                return null;
            });
        }
    }

    private List<SourceRecord> records(Message message) throws IOException, UnreadableMessageException {
        List<SourceRecord> records = new ArrayList<>();
        try (RecordReader reader = departments.feed(message.department(), message.feed()).adapter().open(files.open(message))) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    @Override
    public void close() {
        senders.shutdownNow();
        sender.close();
    }
}
