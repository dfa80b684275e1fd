package io.yizhan.hub.console;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.metrics.Outcome;
import io.yizhan.hub.store.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * What the console shows: a tree of records that is JSON as it stands (times are RFC 3339 text in UTC). Counts go on over a restart: they
 * are what the store held at start plus what was counted since. Rates count settled records. No member tells of a licence or a holder.
 * Thread-safe.
 */
public final class Overview implements AutoCloseable {

    static final int MESSAGES = 30;

    /** @param throughput records settled in each of the last 120 seconds, oldest first */
    public record Page(Hub hub, List<DepartmentRow> departments, List<Double> throughput, List<MessageRow> messages) {
    }

    /** @param checkpointTime time of the newest entry under the newest checkpoint, or null while the log is empty */
    public record Hub(String name, String version, String time, String started, long logSize, String checkpointTime) {
    }

    /** @param rate10 records settled a second over the last ten seconds @param rate60 over the last minute */
    public record DepartmentRow(String id, Text name, long received, long registered, long unchanged, long rejected, long parked, long warned,
            double rate10, double rate60, String lastMessage) {
    }

    /**
     * @param records how many it holds, or null while it is still being split
     * @param state   {@code splitting}, {@code working} or {@code settled}
     */
    public record MessageRow(String id, String department, String feed, String receivedAt, String settledAt, long bytes, Long records,
            long registered, long unchanged, long rejected, long parked, long warned, String state) {
    }

    private final String name;
    private final String version;
    private volatile List<Department> departments;
    private final Map<String, Totals> before;
    private final HubMetrics metrics;
    private final IntFunction<List<Message>> newest;
    private final EvidenceLog log;
    private final Clock clock;
    private final Instant started;
    private final Throughput whole = new Throughput();
    private final Map<String, Throughput> each = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console-rates");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param name    of the hub, the origin of its evidence log
     * @param before  what the store held of each department when the process started, taken before any record is counted
     * @param metrics what is counted since
     * @param newest  the newest so many messages, newest first
     */
    public Overview(String name, String version, List<Department> departments, Map<String, Totals> before, HubMetrics metrics,
            IntFunction<List<Message>> newest, EvidenceLog log, Clock clock) {
        this.name = name;
        this.version = version;
        this.departments = List.copyOf(departments);
        this.before = Map.copyOf(before);
        this.metrics = metrics;
        this.newest = newest;
        this.log = log;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** From now on these are the departments shown. */
    public void show(List<Department> others) {
        departments = List.copyOf(others);
    }

    /** Begins to sample rates once a second, until closed. */
    public Overview start() {
        ticker.scheduleAtFixedRate(() -> sample(System.nanoTime()), 0, 1, TimeUnit.SECONDS);
        return this;
    }

    void sample(long nanos) {
        long sum = 0;
        for (Department department : departments) {
            long settled = since(department.id()).settled();
            throughput(department).sample(nanos, settled);
            sum += settled;
        }
        whole.sample(nanos, sum);
    }

    /** The page as of now. @throws io.yizhan.hub.store.StoreUnavailableException where the store can't be read */
    public Page page() {
        return new Page(hub(), departments.stream().map(this::row).toList(), whole.series(), newest.apply(MESSAGES).stream().map(Overview::row).toList());
    }

    private Hub hub() {
        Checkpoint checkpoint = log.checkpoint();
        return new Hub(name, version, time(clock.instant()), time(started), checkpoint.size(), checkpointTime(checkpoint.size()));
    }

    // A checkpoint carries no time of its own; the newest entry it covers was written in the same moment.
    private String checkpointTime(long size) {
        return size == 0 ? null : log.entry(size - 1).map(entry -> {
            try {
                return (String) Json.object(entry.bytes()).get("time");
            } catch (IOException e) {
                throw new UncheckedIOException("entry " + (size - 1) + " of the evidence log is no JSON object: run `hub verify` on it", e);
            }
        }).orElse(null);
    }

    private DepartmentRow row(Department department) {
        Totals then = before.getOrDefault(department.id(), Totals.NONE);
        Totals now = since(department.id());
        Throughput rate = throughput(department);
        return new DepartmentRow(department.id(), department.name(), then.received() + now.received(), then.registered() + now.registered(),
                then.unchanged() + now.unchanged(), then.rejected() + now.rejected(), then.parked() + now.parked(), then.warned() + now.warned(),
                rate.rate(10), rate.rate(60), time(now.lastMessage() != null ? now.lastMessage() : then.lastMessage()));
    }

    private Throughput throughput(Department department) {
        return each.computeIfAbsent(department.id(), id -> new Throughput());
    }

    private Totals since(String department) {
        return new Totals(metrics.records(department, Outcome.RECEIVED), metrics.records(department, Outcome.REGISTERED),
                metrics.records(department, Outcome.UNCHANGED), metrics.records(department, Outcome.REJECTED),
                metrics.records(department, Outcome.PARKED), metrics.records(department, Outcome.WARNED),
                metrics.lastMessage(department).orElse(null));
    }

    private static MessageRow row(Message message) {
        Message.Tally tally = message.tally();
        return new MessageRow(message.id(), message.department(), message.feed(), time(message.receivedAt()), time(message.settledAt()),
                message.bytes(), message.records(), tally.registered(), tally.unchanged(), tally.rejected(), tally.parked(), tally.warned(),
                state(message));
    }

    private static String state(Message message) {
        if (message.settledAt() != null) {
            return "settled";
        }
        return message.records() == null ? "splitting" : "working";
    }

    private static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
