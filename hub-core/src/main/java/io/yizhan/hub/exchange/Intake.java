package io.yizhan.hub.exchange;

import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.store.Message;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a department's message, whatever transport it came by. When {@link #receive} returns, the bytes and the {@code received} event
 * are on disk, and the message will be processed even if the hub dies the next moment. Thread-safe.
 */
public interface Intake {

    /**
     * Reads the body to its end, in bounded memory, and keeps its bytes as they came, compressed or not.
     *
     * @param feed           one of the department's feeds
     * @param body           read on the caller's thread and not closed
     * @param idempotencyKey the sender's name for this message, or null. Where the department sent the same key before, with the same
     *                       bytes, the first message is returned and nothing is kept anew
     * @return the message as kept; its records need not be known yet
     * @throws MessageTooLargeException   over the limit of the feed's licence type; read no further than the limit
     * @throws IdempotencyKeyException    where the key was used before for other bytes
     * @throws UnreadableMessageException where the message is seen at once to be none of the feed's format
     * @throws IOException                where the body breaks off
     * @throws io.yizhan.hub.store.StoreUnavailableException where nothing can be kept now: full disk, database or broker out of reach
     */
    default Message receive(Department department, Feed feed, InputStream body, String idempotencyKey)
            throws RefusedMessageException, UnreadableMessageException, IOException {
        return receive(department, feed, body, digest -> idempotencyKey);
    }

    /**
     * The same for a transport that names a message once it is read, or has more to keep in the same moment.
     *
     * @throws RefusedMessageException as above, and so on
     */
    Message receive(Department department, Feed feed, InputStream body, Origin origin)
            throws RefusedMessageException, UnreadableMessageException, IOException;
}
