package io.yizhan.hub.exchange.source;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.Origin;
import io.yizhan.hub.exchange.RefusedMessageException;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.StoreUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;

/**
 * Looks at one table of a department and takes its new rows, a batch a message, until there is none. A batch that is refused is tried again
 * by halves, until the row at fault is found and set aside alone. For one thread.
 */
public final class TablePoll {

    private final String route;
    private final Department department;
    private final Feed feed;
    private final Transport.Table transport;
    private final Sources sources;
    private final TableProgress progress;
    private int most;

    /** @param route id of the route that polls */
    public TablePoll(String route, Department department, Feed feed, Transport.Table transport, Sources sources) {
        this.route = route;
        this.department = department;
        this.feed = feed;
        this.transport = transport;
        this.sources = sources;
        this.progress = transport.progress() instanceof Transport.Status
                ? new StatusProgress(feed, transport, sources.connections(), sources.notes(), sources.commits())
                : new WatermarkProgress(feed, transport, sources.connections(), sources.notes(), sources.clock());
        this.most = transport.batch();
    }

    /** One look. */
    public void poll(Exchange exchange) {
        if (!sources.watch().isDue(route)) {
            return;
        }
        try {
            boolean last;
            do {
                last = take(progress.next(most));
            } while (!last && goesOn(exchange));
            sources.watch().answered(route);
        } catch (SQLException e) {
            sources.watch().failed(route, transport.every(), FrontConnections.reason(e));
        } catch (IOException | StoreUnavailableException e) {
            sources.watch().failed(route, transport.every(), e.getMessage());
        }
    }

    /** Not where the route is being stopped: the rest of the table is for its successor. */
    private boolean goesOn(Exchange exchange) {
        Route polling = exchange.getContext().getRoute(route);
        return !exchange.getContext().isStopping() && polling != null && polling.getConsumer() instanceof StatefulService consumer && consumer.isStarted();
    }

    /** Whether the batch was the last for now. */
    private boolean take(RowBatch batch) throws IOException, SQLException {
        if (batch.isEmpty()) {
            return true;
        }
        try {
            sources.intake().receive(department, feed, batch.bytes(), origin(batch));
            progress.noted(batch, false);
        } catch (UnreadableMessageException | RefusedMessageException refusal) {
            if (batch.size() > 1) {
                most = batch.size() / 2;
                return false;
            }
            sources.refusing().record(route, "table", refusal, moment -> progress.note(moment, batch, true));
            progress.noted(batch, true);
            most = transport.batch();
        }
        return false;
    }

    private Origin origin(RowBatch batch) {
        return new Origin() {
            @Override
            public String key(String digest) {
                return null;
            }

            @Override
            public void note(GroupCommit.Moment moment) {
                progress.note(moment, batch, false);
            }
        };
    }
}
