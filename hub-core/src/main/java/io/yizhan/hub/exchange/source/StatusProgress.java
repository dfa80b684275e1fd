package io.yizhan.hub.exchange.source;

import com.fasterxml.jackson.core.type.TypeReference;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.SourceTable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows whose state says that they are new. Which rows a message was made of stands in the hub's own database, written in the moment of the
 * message, until the rows are marked; so a hub that dies before it could mark them marks them when it is back, and does not take them
 * again. A row the department changed in between is another row: it is not marked, and is taken as it is now.
 */
final class StatusProgress implements TableProgress {

    private static final String NOTE = "unmarked";
    private static final String NOTHING = "{}";
    private static final int MARKED_AT_ONCE = 500;

    private final Feed feed;
    private final Transport.Table transport;
    private final Transport.Status status;
    private final FrontTable table;
    private final FrontConnections connections;
    private final SourceTable notes;
    private final GroupCommit commits;

    StatusProgress(Feed feed, Transport.Table transport, FrontConnections connections, SourceTable notes, GroupCommit commits) {
        this.feed = feed;
        this.transport = transport;
        this.status = (Transport.Status) transport.progress();
        this.table = new FrontTable(transport);
        this.connections = connections;
        this.notes = notes;
        this.commits = commits;
    }

    /** Rows of a message on disk that are not marked yet. @param rows digest of each by key @param state what they are to be set to */
    record Unmarked(String state, Map<String, String> rows) {
    }

    @Override
    public RowBatch next(int most) throws IOException, SQLException {
        Optional<String> kept = notes.find(feed.department(), feed.id(), NOTE);
        if (kept.isPresent() && !kept.get().equals(NOTHING)) {
            mark(Json.mapper().readValue(kept.get(), new TypeReference<Unmarked>() { }));
        }
        try (Connection connection = connections.open(transport.database())) {
            return new RowBatch(table.inState(connection, status.fresh(), most));
        }
    }

    @Override
    public void note(GroupCommit.Moment moment, RowBatch batch, boolean refused) {
        notes.keep(moment, feed.department(), feed.id(), NOTE, Texts.json(unmarked(batch, refused)));
    }

    @Override
    public void noted(RowBatch batch, boolean refused) throws IOException, SQLException {
        if (mark(unmarked(batch, refused)) == 0) {
            // Without this they would be taken again and again.
            throw new IOException("no row could be marked as taken; see that no column changes whenever it is read, and no trigger undoes the mark");
        }
    }

    private Unmarked unmarked(RowBatch batch, boolean refused) {
        Map<String, String> rows = new LinkedHashMap<>();
        batch.rows().forEach(row -> rows.put(row.key(), digest(row.line())));
        return new Unmarked(refused ? status.failed() : status.taken(), rows);
    }

    /** @return how many rows were marked: those that are still new, and as they were */
    private int mark(Unmarked unmarked) throws IOException, SQLException {
        int marked = 0;
        List<String> keys = new ArrayList<>(unmarked.rows().keySet());
        try (Connection connection = connections.open(transport.database())) {
            for (int begin = 0; begin < keys.size(); begin += MARKED_AT_ONCE) {
                List<String> some = keys.subList(begin, Math.min(begin + MARKED_AT_ONCE, keys.size()));
                List<String> same = table.inState(connection, status.fresh(), some).stream()
                        .filter(row -> digest(row.line()).equals(unmarked.rows().get(row.key()))).map(FrontTable.Row::key)
                        .collect(Collectors.toList());
                table.mark(connection, same, status.fresh(), unmarked.state());
                connection.commit();
                marked += same.size();
            }
        }
        commits.run(moment -> {
            notes.keep(moment, feed.department(), feed.id(), NOTE, NOTHING);
            return null;
        });
        return marked;
    }

    private static String digest(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
