package io.yizhan.hub.exchange.source;

import io.yizhan.hub.store.GroupCommit;
import java.io.IOException;
import java.sql.SQLException;

/** How it is known which rows of a table are new, whenever hub or database die. For one thread, but for {@link #note}. */
interface TableProgress {

    /** New rows in order, at most so many; none where there is none now. */
    RowBatch next(int most) throws IOException, SQLException;

    /**
     * Keeps what must be known of the batch after a crash: in the moment in which it becomes a message, or in which its only row is
     * refused. On the writer's thread.
     */
    void note(GroupCommit.Moment moment, RowBatch batch, boolean refused);

    /** The batch was noted, on disk: the department is told, where it wants to know. @param refused as noted */
    void noted(RowBatch batch, boolean refused) throws IOException, SQLException;
}
