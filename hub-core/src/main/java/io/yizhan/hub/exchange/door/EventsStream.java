package io.yizhan.hub.exchange.door;

import io.yizhan.hub.evidence.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A JSON object whose last member {@code events} holds entries of the log with their {@code index}, fetched and written as it is read: a
 * message of a hundred thousand records has as many events, and their own bytes are good JSON already.
 */
final class EventsStream implements Enumeration<InputStream> {

    /** The next entries after an index, in order; none at the end. */
    interface Pages {
        List<Entry> after(long index);
    }

    private final Pages pages;
    private long last = -1;
    private boolean ended;

    private EventsStream(Pages pages) {
        this.pages = pages;
    }

    /** @param members the members before {@code events}; at least one */
    static InputStream of(Map<String, Object> members, Pages pages) {
        byte[] object = Reply.json(members);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(object, 0, object.length - 1);
        head.writeBytes(utf8(",\"events\":["));
        return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), new SequenceInputStream(new EventsStream(pages)));
    }

    @Override
    public boolean hasMoreElements() {
        return !ended;
    }

    @Override
    public InputStream nextElement() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<Entry> entries = pages.after(last);
        if (entries.isEmpty()) {
            ended = true;
            return new ByteArrayInputStream(utf8("]}"));
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            json.writeBytes(utf8((last < 0 ? "" : ",") + "{\"index\":" + entry.index() + ","));
            json.write(entry.bytes(), 1, entry.bytes().length - 1);
            last = entry.index();
        }
        return new ByteArrayInputStream(json.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
