package io.yizhan.hub.library;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.library.LicenceLibrary.Prepared;
import io.yizhan.hub.library.LicenceLibrary.Put;
import io.yizhan.hub.library.LicenceLibrary.Registration;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.OpenStore;
import io.yizhan.hub.store.SqlEvidenceLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures the store alone: licences put with their registered and forwarded events, chunk settled, in works of so many records.
 * Arguments: licences, records a work, threads, directory (a new one by default).
 */
public final class WritingSpeed {

    private static final Map<String, Object> FORWARDED_TO = Map.of("consumer", "tax", "rule", "tax-1", "fields", 3L);

    private WritingSpeed() {
    }

    public static void main(String[] arguments) throws Exception {
        int licences = Integer.parseInt(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        Path home = arguments.length > 3 ? Path.of(arguments[3]) : Files.createTempDirectory("writing-speed");
        long start = System.nanoTime();
        try (OpenStore store = OpenStore.at(home)) {
            System.out.printf("opened first, at size %d, in %d ms, %d ms of CPU since the machine's start%n", store.log.checkpoint().size(), millis(start),
                    cpu() / 1_000_000);
            put(store, licences, records, threads);
            prove(store.log, "hot", LongStream.range(0, 64).map(i -> store.log.checkpoint().size() - 1 - i).boxed().toList(), 2_000);
            long size = store.log.checkpoint().size();
            prove(store.log, "one chunk, cold", LongStream.range(0, 64).map(i -> size / 3 + i).boxed().toList(), 2_000);
            prove(store.log, "anywhere, cold", new Random(3).longs(64, 0, size).boxed().toList(), 2_000);
        }
        start = System.nanoTime();
        try (OpenStore store = OpenStore.at(home)) {
            System.out.printf("opened again at size %d in %d ms%n", store.log.checkpoint().size(), millis(start));
        }
        start = System.nanoTime();
        try (OpenStore store = OpenStore.at(home)) {
            long opened = System.nanoTime();
            SqlEvidenceLog.open(store.database, store.keys);
            System.out.printf("opened again in %d ms, the log alone in %d ms%n", millis(start), millis(opened));
        }
    }

    private static void put(OpenStore store, int licences, int records, int threads) throws Exception {
        LicenceLibrary library = new LicenceLibrary(store.database, store.keys);
        MessageTable messages = new MessageTable(store.database);
        long offset = store.log.checkpoint().size();
        String message = "m" + Long.toString(System.currentTimeMillis(), 36);
        Message.Tally none = new Message.Tally(0, 0, 0, 0, 0);
        store.commit.run(m -> {
            messages.insert(m, new Message(message, "market-regulation", "register", "00", 1, Instant.now(), 0, null, none, null), null, message, null);
            return null;
        });
        AtomicLong next = new AtomicLong();
        long cpu = cpu();
        long start = System.nanoTime();
        List<Thread> all = IntStream.range(0, threads).mapToObj(t -> new Thread(() -> {
            long first;
            while ((first = next.getAndAdd(records)) < licences) {
                chunk(store.commit, library, messages, message, offset, first, records);
            }
        })).toList();
        all.forEach(Thread::start);
        long lastMark = 0;
        long lastTime = start;
        while (all.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(1000);
            long now = System.nanoTime();
            long done = Math.min(next.get(), licences);
            System.out.printf("  %d at %.0f/s%n", done, (done - lastMark) * 1e9 / (now - lastTime));
            lastMark = done;
            lastTime = now;
        }
        for (Thread t : all) {
            t.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d licences in works of %d by %d threads: %.0f/s, %.3f ms of CPU each (writer alone %.3f ms)%n", licences, records, threads,
                licences / seconds, (cpu() - cpu) / 1e6 / licences, writerCpu() / 1e6 / licences);
    }

    private static void chunk(GroupCommit commit, LicenceLibrary library, MessageTable messages, String message, long offset, long first, int records) {
        Instant now = Instant.now();
        List<Prepared> prepared = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            String number = Long.toString(10_000_000_000L + offset + first + i);
            prepared.add(library.prepare(new Registration(Samples.licence(number, "老街小馆" + number, number), "market-regulation",
                    message + "/" + (first + i), "f".repeat(64), now, Set.of())));
        }
        commit.run(m -> {
            List<MessageTable.Settled> settled = new ArrayList<>();
            for (Prepared p : prepared) {
                long record = first + settled.size();
                Put put = library.put(m, p, (id, version, licence) -> m.append(registered(message, record, id, version, now)));
                m.append(new Event(EventType.FORWARDED, now, new TreeMap<>(Map.of("message", message, "record", record, "department", "market-regulation",
                        "licence", put.id(), "version", (long) put.version(), "to", List.of(FORWARDED_TO)))));
                settled.add(new MessageTable.Settled(record, "registered", put.id(), put.version(), put.entry()));
            }
            messages.settle(m, message, first, settled, new Message.Tally(records, 0, 0, 0, 0), List.of(), now);
            return null;
        });
    }

    private static Event registered(String message, long record, String id, int version, Instant now) {
        TreeMap<String, Object> members = new TreeMap<>();
        members.put("message", message);
        members.put("record", record);
        members.put("department", "market-regulation");
        members.put("feed", "register");
        members.put("licence", id);
        members.put("version", (long) version);
        members.put("state", "01");
        members.put("holder", id);
        members.put("seal", "0123456789abcdef".repeat(4));
        return new Event(EventType.REGISTERED, now, members);
    }

    private static void prove(SqlEvidenceLog log, String which, List<Long> indices, int rounds) {
        for (int half = 0; half < 2; half++) {
            long start = System.nanoTime();
            for (int i = 0; i < rounds / 2; i++) {
                log.proofs(indices);
            }
            System.out.printf("64 proofs, %s: %.3f ms%n", which, (System.nanoTime() - start) / 1e6 / (rounds / 2));
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long writerCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("group-commit")) {
                cpu += threads.getThreadCpuTime(id);
            }
        }
        return cpu;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
