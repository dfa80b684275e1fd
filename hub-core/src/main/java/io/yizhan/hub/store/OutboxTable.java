package io.yizhan.hub.store;

import java.util.HashMap;
import java.util.Map;

/**
 * What is known of outboxes beside the log: from which entry on it has to be read to tell what is still to be delivered, and up to where
 * stocktaking made good what the broker had lost. Entries are named by index. Thread-safe.
 */
public final class OutboxTable {

    private final Database database;
    private volatile long stocktaken;

    public OutboxTable(Database database) {
        this.database = database;
        stocktaken = database.read(h -> h.createQuery("SELECT entries FROM stocktaking WHERE id = 1").mapTo(Long.class).one());
    }

    /** Consumer to the entry below which nothing is still to be delivered to it; 0 for those not named. */
    public Map<String, Long> done() {
        return database.read(h -> {
            Map<String, Long> done = new HashMap<>();
            h.createQuery("SELECT consumer, done FROM outbox").map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(row -> done.put(row.getKey(), row.getValue()));
            return done;
        });
    }

    /** Nothing that entries below this one forward is still to be delivered to the consumer. */
    public void done(GroupCommit.Moment moment, String consumer, long below) {
        moment.update("INSERT INTO outbox (consumer, done) VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET done = max(done, excluded.done)",
                consumer, below);
    }

    /** All that entries below this one forward is in its outbox or done with, whatever the inbox still holds. Costs nothing. */
    public long stocktaken() {
        return stocktaken;
    }

    public void stocktaken(GroupCommit.Moment moment, long entries) {
        moment.update("UPDATE stocktaking SET entries = ? WHERE id = 1", entries);
        moment.afterCommit(() -> stocktaken = entries);
    }
}
