package io.yizhan.hub.store;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** A process that writes until it is killed and tells on standard output what was acknowledged: message, first entry, size and root of its checkpoint. */
final class EndlessWriter {

    static final int EVENTS = 20;

    private EndlessWriter() {
    }

    public static void main(String[] arguments) {
        OpenStore store = OpenStore.at(Path.of(arguments[0]));
        MessageTable messages = new MessageTable(store.database);
        String run = arguments[1];
        List<Thread> threads = IntStream.range(0, 3).mapToObj(t -> new Thread(() -> {
            for (int i = 0; ; i++) {
                write(store, messages, run + "t" + t + "n" + i);
            }
        })).toList();
        threads.forEach(Thread::start);
    }

    private static void write(OpenStore store, MessageTable messages, String message) {
        GroupCommit.Committed<Long> done = store.commit.run(m -> {
            messages.insert(m, new Message(message, "health", "certificates", "00", 1, OpenStore.NOW, 0, null, new Message.Tally(0, 0, 0, 0, 0), null), null, message, null);
            long first = m.append(OpenStore.event(message, 0));
            for (int record = 1; record < EVENTS; record++) {
                m.append(OpenStore.event(message, record));
            }
            return first;
        });
        String line = message + " " + done.result() + " " + done.checkpoint().size() + " "
                + Base64.getEncoder().encodeToString(done.checkpoint().root());
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
