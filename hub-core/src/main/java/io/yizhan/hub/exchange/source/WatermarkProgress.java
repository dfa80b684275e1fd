package io.yizhan.hub.exchange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.SourceTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Rows behind a watermark. How far the table is read stands in the hub's own database, written in the moment in which the rows become a
 * message: whenever the hub dies, either both are on disk or neither.
 */
final class WatermarkProgress implements TableProgress {

    private static final String NOTE = "position";

    private final Feed feed;
    private final Transport.Table transport;
    private final FrontTable table;
    private final FrontConnections connections;
    private final SourceTable notes;
    private final Horizon horizon;
    private String upTo;

    WatermarkProgress(Feed feed, Transport.Table transport, FrontConnections connections, SourceTable notes, Clock clock) {
        this.feed = feed;
        this.transport = transport;
        this.table = new FrontTable(transport);
        this.connections = connections;
        this.notes = notes;
        this.horizon = new Horizon(((Transport.Watermark) transport.progress()).lag(), clock);
    }

    @Override
    public RowBatch next(int most) throws IOException, SQLException {
        Optional<FrontTable.Position> from = position();
        try (Connection connection = connections.open(transport.database())) {
            if (upTo == null) {
                upTo = horizon.behind(table.highest(connection));
            }
            RowBatch batch = upTo == null ? RowBatch.NONE : new RowBatch(table.behind(connection, from.orElse(null), upTo, most));
            if (batch.isEmpty()) {
                upTo = null;
            }
            return batch;
        }
    }

    private Optional<FrontTable.Position> position() throws JsonProcessingException {
        Optional<String> kept = notes.find(feed.department(), feed.id(), NOTE);
        return kept.isEmpty() ? Optional.empty() : Optional.of(Json.mapper().readValue(kept.get(), FrontTable.Position.class));
    }

    @Override
    public void note(GroupCommit.Moment moment, RowBatch batch, boolean refused) {
        FrontTable.Row last = batch.rows().get(batch.size() - 1);
        notes.keep(moment, feed.department(), feed.id(), NOTE, Texts.json(new FrontTable.Position(last.watermark(), last.key())));
    }

    @Override
    public void noted(RowBatch batch, boolean refused) {
        // the department does not ask: it sees what became of its rows at the hub's doors
    }
}
