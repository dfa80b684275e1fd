package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.exchange.broker.Stock;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds messages with records that are neither settled nor anywhere on the broker, takes what is left of them off its queues, and has them handed over
 * as a whole again: their settled chunks are then known and not settled twice.
 */
final class LostMessages {

    private static final Logger LOG = LoggerFactory.getLogger(LostMessages.class);

    private final MessageTable messages;
    private final GroupCommit commits;

    LostMessages(MessageTable messages, GroupCommit commits) {
        this.messages = messages;
        this.commits = commits;
    }

    /** @param chunks stretches on the inbox */
    void handOverAgain(Stock stock, List<Stretch> chunks) throws Exception {
        List<Stretch> rests = new ArrayList<>();
        stock.labels(Queues.SPLIT, label -> rests.addAll(Stretch.parse(label)));
        // On the writer's thread: a chunk that is just being settled counts once.
        List<MessageTable.Unsettled> lost = commits.run(moment -> lost(moment, chunks, rests)).result();
        if (lost.isEmpty()) {
            return;
        }
        Set<String> ids = lost.stream().map(MessageTable.Unsettled::id).collect(Collectors.toSet());
        for (String queue : List.of(Queues.INBOX, Queues.SPLIT)) {
            stock.remove(queue, label -> Stretch.parse(label).stream().anyMatch(stretch -> ids.contains(stretch.message())));
            for (MessageTable.Unsettled message : lost) {
                stock.forget(queue, message.pack());
            }
        }
        List<String> again = lost.stream().filter(MessageTable.Unsettled::queued).map(MessageTable.Unsettled::id).toList();
        if (!again.isEmpty()) {
            LOG.warn("The broker has lost records of {} messages, the first {}; they are handed over again", again.size(), again.get(0));
            commits.run(moment -> {
                again.forEach(id -> messages.requeue(moment, id));
                return null;
            });
        }
    }

    private List<MessageTable.Unsettled> lost(GroupCommit.Moment moment, List<Stretch> chunks, List<Stretch> rests) {
        Map<String, Long> underWay = new HashMap<>();
        chunks.stream().filter(chunk -> messages.settled(moment, chunk.message(), chunk.first()).isEmpty())
                .forEach(chunk -> underWay.merge(chunk.message(), chunk.count(), Long::sum));
        rests.forEach(rest -> underWay.merge(rest.message(), rest.count(), Long::sum));
        return messages.unsettled(moment).stream().filter(message -> message.settled() + underWay.getOrDefault(message.id(), 0L) < message.records()).toList();
    }
}
