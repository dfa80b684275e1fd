package io.yizhan.hub.store;

import io.yizhan.hub.licence.Violation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.statement.Query;

/**
 * Messages, their tallies, the violations of their records and the chunks of them already settled. Writing methods take the
 * moment of the group commit they are part of; reading ones see what is on disk. Times are kept to the millisecond. Thread-safe.
 */
public final class MessageTable {

    /** One finding on one record. @param row ascending over the whole hub, the key for paging; given by the table, not looked at when written */
    public record Finding(long row, String message, long record, long line, Violation violation, Instant time) {
    }

    /** Enough of an outcome to do it over after a crash. @param outcome registered, unchanged, rejected, parked */
    public record Settled(long record, String outcome, String licence, int version, long entry) {
    }

    private final Database database;
    private final SettledWaits waits = new SettledWaits(this::byId);

    public MessageTable(Database database) {
        this.database = database;
    }

    /**
     * Inserts a message just received.
     *
     * @param key  idempotency key of its sender, unique within the department, or null
     * @param pack names what it is handed to the broker with: the id of the pack's first message
     * @param body its bytes, locked, where it is small, or null where they are in a file
     */
    public void insert(GroupCommit.Moment moment, Message message, String key, String pack, byte[] body) {
        moment.update("INSERT INTO message (id, department, feed, digest, bytes, received_at, received, records, settled_at, sender_key, pack, queued)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                message.id(), message.department(), message.feed(), message.digest(), message.bytes(), message.receivedAt().toEpochMilli(),
                message.received(), message.records(), message.settledAt() == null ? null : message.settledAt().toEpochMilli(), key, pack,
                message.settledAt() == null ? 0 : 1);
        if (body != null) {
            moment.update("INSERT INTO body (received, bytes) VALUES (?, ?)", message.received(), body);
        }
    }

    /** The locked bytes of a small message; empty where they are in a file. */
    public Optional<byte[]> body(Message message) {
        return database.read(h -> h.createQuery("SELECT bytes FROM body WHERE received = ?").bind(0, message.received())
                .map((row, context) -> row.getBytes(1)).findOne());
    }

    /** The message a department sent earlier under the same idempotency key. */
    public Optional<Message> byKey(String department, String key) {
        return messages(" WHERE department = ? AND sender_key = ?", department, key).stream().findFirst();
    }

    /** The same, seen from within a moment. */
    public Optional<Message> byKey(GroupCommit.Moment moment, String department, String key) {
        return moment.query(MessageRows.MESSAGE + " WHERE department = ? AND sender_key = ?", MessageRows::message, department, key).stream().findFirst();
    }

    public Optional<Message> byId(String id) {
        return messages(" WHERE id = ?", id).stream().findFirst();
    }

    /** Notes that a pack is on the broker; those that are not are handed over again. */
    public void markQueued(GroupCommit.Moment moment, String pack) {
        moment.update("UPDATE message SET queued = 1 WHERE pack = ? AND queued = 0", pack);
    }

    /** Names of packs not known to be on the broker, oldest first. */
    public List<String> packsNotQueued(int limit) {
        return database.read(h -> h.createQuery("SELECT DISTINCT pack FROM message WHERE queued = 0 ORDER BY pack LIMIT ?").bind(0, limit)
                .mapTo(String.class).list());
    }

    /** The messages of a pack, in their order; empty where it is on the broker. */
    public List<Message> notQueued(String pack) {
        return messages(" WHERE pack = ? AND queued = 0 ORDER BY id", pack);
    }

    /** Takes a message out of its pack into one of its own, which has another name than any pack of several. */
    public void unpack(GroupCommit.Moment moment, String id) {
        moment.update("UPDATE message SET pack = id || '/' WHERE id = ?", id);
    }

    /** True while messages of these departments have records that are not settled. */
    public boolean unsettled(Collection<String> departments) {
        return database.read(h -> departments.stream().anyMatch(department -> h.createQuery(
                "SELECT 1 FROM message WHERE department = ? AND settled_at IS NULL LIMIT 1").bind(0, department).mapTo(Integer.class).findFirst().isPresent()));
    }

    /** A message not settled in full. @param records its number of records @param settled how many have an outcome @param pack what it goes to the broker with @param queued whether it did */
    public record Unsettled(String id, long records, long settled, String pack, boolean queued) {
    }

    /** All messages not settled in full, in no order. */
    public List<Unsettled> unsettled(GroupCommit.Moment moment) {
        return moment.query("SELECT id, records, registered + unchanged + rejected + parked, pack, queued FROM message WHERE settled_at IS NULL",
                row -> new Unsettled(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getInt(5) != 0));
    }

    /** Has a message handed to the broker again, in its pack. */
    public void requeue(GroupCommit.Moment moment, String id) {
        moment.update("UPDATE message SET queued = 0 WHERE id = ?", id);
    }

    /** The outcomes of a chunk settled before, or empty: then settle it. A chunk is named by its first record. */
    public Optional<List<Settled>> settled(GroupCommit.Moment moment, String message, long firstRecord) {
        return moment.query("SELECT outcomes FROM chunk WHERE message = ? AND first = ?", row -> SettledLines.parse(row.getString(1)),
                message, firstRecord).stream().findFirst();
    }

    /**
     * Keeps the outcomes of a chunk, its findings, and adds to the tally; settles the message where it was the last chunk. Without
     * effect where the chunk is settled already.
     *
     * @throws IllegalArgumentException where there is no such message
     */
    public void settle(GroupCommit.Moment moment, String message, long firstRecord, List<Settled> outcomes, Message.Tally added,
            List<Finding> findings, Instant now) {
        int kept = moment.update("INSERT INTO chunk (message, first, outcomes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                message, firstRecord, SettledLines.text(outcomes));
        if (kept == 0) {
            return;
        }
        int tallied = moment.update("UPDATE message SET registered = registered + ?, unchanged = unchanged + ?, rejected = rejected + ?,"
                        + " parked = parked + ?, warned = warned + ? WHERE id = ?",
                added.registered(), added.unchanged(), added.rejected(), added.parked(), added.warned(), message);
        if (tallied == 0) {
            throw new IllegalArgumentException("no message " + message);
        }
        for (Finding finding : findings) {
            Violation violation = finding.violation();
            moment.update("INSERT INTO finding (message, department, record, line, field, code, detail, rejects, time)"
                            + " SELECT id, department, ?, ?, ?, ?, ?, ?, ? FROM message WHERE id = ?",
                    finding.record(), finding.line(), violation.field(), violation.code(), violation.detail(), violation.isWarning() ? 0 : 1,
                    finding.time().toEpochMilli(), message);
        }
        settleWhereComplete(moment, message, now);
    }

    /**
     * Completes once the message is settled on disk, at once where it is already; off the writer's thread. Fails with
     * IllegalArgumentException where there is no such message. Give it a time limit of your own: it may never be settled.
     */
    public CompletableFuture<Message> whenSettled(String id) {
        return waits.of(id);
    }

    /** Findings of a message in record order, warnings too. @param limit at most so many */
    public List<Finding> findings(String message, int limit) {
        return findings(" WHERE message = ? ORDER BY record, row LIMIT ?", message, limit);
    }

    /** Findings of a message after a row, in the order they were found, warnings too: the pages of all of them. */
    public List<Finding> findings(String message, long afterRow, int limit) {
        return findings(" WHERE message = ? AND row > ? ORDER BY row LIMIT ?", message, afterRow, limit);
    }

    /** Rejecting findings of a department after a row, oldest first. */
    public List<Finding> rejections(String department, long afterRow, int limit) {
        return findings(" WHERE department = ? AND rejects = 1 AND row > ? ORDER BY row LIMIT ?", department, afterRow, limit);
    }

    /** The same of one message only; empty where it is another department's. */
    public List<Finding> rejections(String department, String message, long afterRow, int limit) {
        return findings(" WHERE department = ? AND message = ? AND rejects = 1 AND row > ? ORDER BY row LIMIT ?", department, message, afterRow, limit);
    }

    /** The newest messages of all departments, newest first. */
    public List<Message> newest(int limit) {
        return messages(" ORDER BY id DESC LIMIT ?", limit);
    }

    /** What came of all messages of a department. @param received records @param newest when its newest message was received */
    public record Total(String department, long received, Message.Tally tally, Instant newest) {
    }

    /** One total for each department that ever sent a message. */
    public List<Total> totals() {
        return database.read(h -> h.createQuery("SELECT department, sum(records), sum(registered), sum(unchanged), sum(rejected), sum(parked),"
                + " sum(warned), max(received_at) FROM message GROUP BY department").map((row, context) -> new Total(row.getString(1),
                        row.getLong(2), new Message.Tally(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)),
                        Instant.ofEpochMilli(row.getLong(8)))).list());
    }

    private void settleWhereComplete(GroupCommit.Moment moment, String id, Instant now) {
        int settled = moment.update("UPDATE message SET settled_at = ? WHERE id = ? AND settled_at IS NULL"
                + " AND records = registered + unchanged + rejected + parked", now.toEpochMilli(), id);
        if (settled == 1) {
            moment.afterCommit(() -> waits.settled(id));
        }
    }

    private List<Message> messages(String where, Object... values) {
        return database.read(h -> bound(h.createQuery(MessageRows.MESSAGE + where), values).map((row, context) -> MessageRows.message(row)).list());
    }

    private List<Finding> findings(String where, Object... values) {
        return database.read(h -> bound(h.createQuery(MessageRows.FINDING + where), values).map((row, context) -> MessageRows.finding(row)).list());
    }

    private static Query bound(Query query, Object... values) {
        for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
        }
        return query;
    }
}
