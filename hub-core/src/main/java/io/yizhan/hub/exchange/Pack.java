package io.yizhan.hub.exchange;

import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes to the broker as one message: the chunks of small messages that were received in one moment, or one message alone. It is told on disk
 * which messages it holds before it is sent, so that it is the same one if it must be sent again, and the broker knows it by its name.
 */
final class Pack {

    /** Beyond this a pack takes no further message. */
    private static final long MOST_BYTES = 256 * 1024;

    private final String name;
    private final GroupCommit.Moment moment;
    private final List<Chunk> chunks = new ArrayList<>();
    private Pointer pointer;
    private Stretch pointed;
    private int records;
    private long bytes;

    /** @param name the id of its first message; @param moment in which its messages are received, or null for one read back */
    Pack(String name, GroupCommit.Moment moment) {
        this.name = name;
        this.moment = moment;
    }

    String name() {
        return name;
    }

    /** True where a message received in this moment may still be added. @param most records of a pack */
    boolean takes(Message message, GroupCommit.Moment receiving, int most) {
        return moment == receiving && pointer == null && records + message.records() <= most && bytes + message.bytes() <= MOST_BYTES;
    }

    void add(Message message, Chunk chunk) {
        chunks.add(chunk);
        records += chunk.records().size();
        bytes += message.bytes();
    }

    /** Makes it a pack of this one message, which is to be split. */
    void split(Message message) {
        pointer = new Pointer(message.id(), 1);
        pointed = Stretch.of(pointer, message.records());
    }

    boolean isEmpty() {
        return pointer == null && chunks.isEmpty();
    }

    boolean isSplit() {
        return pointer != null;
    }

    /** {@link Pointer}, or a list of {@link Chunk}s. */
    Object content() {
        return pointer == null ? chunks : pointer;
    }

    /** What its content stands for, told on the outside. */
    String label() {
        return pointer == null ? chunks.stream().map(c -> Stretch.of(c).label()).collect(Collectors.joining(" ")) : pointed.label();
    }
}
