package io.yizhan.hub.lookup;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Where an answer of a department enters the hub: the ordinary intake, as this room sees it. Thread-safe. */
public interface Landing {

    /**
     * Keeps the answer durably, like any message of the feed, before it returns.
     *
     * @return completes once all records are settled, with the number of those that state a licence the library holds now; may never complete
     * @throws UnreadableMessageException where the bytes are none of the feed's format
     * @throws IOException                where nothing can be kept now, or not so much
     */
    CompletableFuture<Long> land(Department department, Feed feed, byte[] answer) throws UnreadableMessageException, IOException;
}
