package io.yizhan.hub.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Every metric the hub itself counts, named once, with its meaning. Names are Micrometer's dotted ones; Prometheus shows
 * {@code hub.records} as {@code hub_records_total} and durations in seconds. Tags take few values (departments, types, consumers, queues,
 * doors, stable codes): never an id, a path or anything a stranger chooses.
 *
 * <p>Thread-safe; methods never throw for a tag value and cost a hash look-up, so a batch is best counted with one call and its number.
 * A door is named by what it does: {@code messages.post}, {@code licences.query}, {@code materials.pull}, {@code outbox}, …
 */
public final class HubMetrics {

    private static final Duration[] BUCKETS = millis(1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000, 30_000);

    private final MeterRegistry registry;
    private final MeterFamily<Map<Outcome, Counter>> records;
    private final MeterFamily<Counter> messages;
    private final MeterFamily<DistributionSummary> messageBytes;
    private final MeterFamily<AtomicLong> lastMessage;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final MeterFamily<Counter> requests;
    private final MeterFamily<Timer> requestDuration;
    private final MeterFamily<Counter> refusals;
    private final MeterFamily<Counter> noise;
    private final MeterFamily<Counter> forwarded;
    private final MeterFamily<Counter> forwardedAgain;
    private final MeterFamily<Counter> delivered;
    private final MeterFamily<Counter> deliveries;
    private final MeterFamily<Counter> deliveryRetries;
    private final MeterFamily<Counter> lookups;
    private final MeterFamily<Timer> lookupDuration;
    private final DistributionSummary commitBatch;
    private final Timer commitDuration;

    /** @param registry where the meters live; the hub has one */
    public HubMetrics(MeterRegistry registry) {
        this.registry = registry;
        records = new MeterFamily<>(this::recordCounters);
        messages = counters("hub.messages.received", "Messages kept durably and said yes to", "department", "feed");
        messageBytes = new MeterFamily<>(values -> DistributionSummary.builder("hub.message.bytes")
                .description("Size of received messages as sent, before any decompression").baseUnit("bytes")
                .tags(tags(List.of("department", "feed"), values)).register(registry));
        lastMessage = new MeterFamily<>(this::lastMessageGauge);
        for (Stage stage : Stage.values()) {
            stages.put(stage, timer("hub.stage.duration", "Time one unit of work (message, stretch of a message, chunk of records) spent in a stage",
                    List.of(Tag.of("stage", stage.id()))));
        }
        requests = counters("hub.requests", "HTTP requests answered, by door and outcome (ok, refused, invalid, failed)", "door", "outcome");
        requestDuration = new MeterFamily<>(values -> timer("hub.request.duration",
                "Time from a request's arrival to its answer, waiting asked for by the client included", tags(List.of("door"), values)));
        refusals = counters("hub.refusals", "Requests of known clients that were refused; each is also an event in the evidence log", "door", "code");
        noise = counters("hub.noise", "Bad requests of nobody known, counted here and nowhere else", "code");
        forwarded = counters("hub.forwarded", "Licences put into a consumer's outbox", "consumer");
        forwardedAgain = counters("hub.forwarded.again", "Licences put into a consumer's outbox again because the broker had lost them", "consumer");
        delivered = counters("hub.delivered", "Licences a consumer acknowledged", "consumer");
        deliveries = counters("hub.deliveries", "Licences taken from a department's outbox: delivered in its own format, or parked because they can't be; "
                + "forwarded = delivered + parked + waiting", "department", "delivery", "outcome");
        deliveryRetries = counters("hub.deliveries.retries", "Attempts to deliver that failed because the department's system was away",
                "department", "delivery");
        lookups = counters("hub.lookups", "Times a department that keeps its data was to be asked, by outcome (found, none, cached, timeout, failed, "
                + "unreadable, open: left alone by its circuit breaker, busy: too many questions under way)", "department", "outcome");
        lookupDuration = new MeterFamily<>(values -> timer("hub.lookup.duration", "Time a department that keeps its data took to answer or to fail",
                tags(List.of("department"), values)));
        commitBatch = DistributionSummary.builder("hub.commit.batch").description("Units of work that shared one commit and one signature")
                .baseUnit("works").serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128).register(registry);
        commitDuration = timer("hub.commit.duration", "Time of one group commit: work, signature and sync to disk", List.of());
    }

    /** Counts records of a licence type. @param count 0 or more */
    public void records(String department, String type, Outcome outcome, long count) {
        if (count > 0) {
            records.of(department, type).get(outcome).increment(count);
        }
    }

    /** Counts a message once it is durable. @param bytes its size as sent */
    public void messageReceived(String department, String feed, long bytes) {
        messages.of(department, feed).increment();
        messageBytes.of(department, feed).record(bytes);
        lastMessage.of(department).set(System.currentTimeMillis());
    }

    /** Records of a department counted with this outcome since the process started, all types together. */
    public long records(String department, Outcome outcome) {
        double sum = 0;
        for (Map.Entry<List<String>, Map<Outcome, Counter>> entry : records.all().entrySet()) {
            if (entry.getKey().get(0).equals(department)) {
                sum += entry.getValue().get(outcome).count();
            }
        }
        return Math.round(sum);
    }

    /** When a department's last message was received, or empty where none was since the process started. */
    public Optional<Instant> lastMessage(String department) {
        return Optional.ofNullable(lastMessage.all().get(List.of(department))).map(millis -> Instant.ofEpochMilli(millis.get()));
    }

    /** Times one unit of work in a stage. */
    public void stage(Stage stage, Duration took) {
        stages.get(stage).record(took);
    }

    /** Counts and times an answered request. @param outcome {@code ok}, {@code refused}, {@code invalid} or {@code failed} */
    public void request(String door, String outcome, Duration took) {
        requests.of(door, outcome).increment();
        requestDuration.of(door).record(took);
    }

    /** Counts a refusal of a known client. @param code the stable code of the problem */
    public void refused(String door, String code) {
        refusals.of(door, code).increment();
    }

    /** Counts a bad request of nobody known. @param code the stable code of the problem */
    public void noise(String code) {
        noise.of(code).increment();
    }

    /** Counts licences sent to a consumer's outbox. */
    public void forwarded(String consumer, long count) {
        forwarded.of(consumer).increment(count);
    }

    /** Counts licences that the broker had lost out of a consumer's outbox and that were put there again. */
    public void forwardedAgain(String consumer, long count) {
        forwardedAgain.of(consumer).increment(count);
    }

    /** Counts licences a consumer acknowledged. */
    public void delivered(String consumer, long count) {
        delivered.of(consumer).increment(count);
    }

    /** Counts licences of a delivery that were settled. @param outcome {@code delivered} or {@code parked} */
    public void deliveries(String department, String delivery, String outcome, long count) {
        deliveries.of(department, delivery, outcome).increment(count);
    }

    /** Counts an attempt to deliver that has to be made again. */
    public void deliveryRetried(String department, String delivery) {
        deliveryRetries.of(department, delivery).increment();
    }

    /** Shows how many licences wait to be delivered to a department. @param depth empty where it is not known; read at each scrape; must be cheap */
    public void watchDeliveries(String department, Supplier<OptionalLong> depth) {
        Gauge.builder("hub.deliveries.waiting", () -> known(depth.get())).description("Licences in a department's outbox, not delivered yet")
                .baseUnit("licences").tag("department", department).register(registry);
    }

    /** Counts a live lookup. @param outcome one of those the metric's help names */
    public void lookup(String department, String outcome) {
        lookups.of(department, outcome).increment();
    }

    /** Times one question to a department that keeps its data. */
    public void lookupTook(String department, Duration took) {
        lookupDuration.of(department).record(took);
    }

    /** Notes one group commit. @param works the units of work that shared it */
    public void committed(int works, Duration took) {
        commitBatch.record(works);
        commitDuration.record(took);
    }

    /** Shows the number of entries of the evidence log. @param size read at each scrape; must be cheap */
    public void watchLogSize(LongSupplier size) {
        Gauge.builder("hub.log.size", () -> size.getAsLong()).description("Entries of the evidence log on disk").baseUnit("entries")
                .register(registry);
    }

    /** Shows how many messages wait in a queue. @param depth empty where it is not known; read at each scrape; must be cheap */
    public void watchQueue(String queue, Supplier<OptionalLong> depth) {
        Gauge.builder("hub.queue.depth", () -> known(depth.get())).description("Messages waiting in a queue of the broker").baseUnit("messages")
                .tag("queue", queue).register(registry);
    }

    private Map<Outcome, Counter> recordCounters(List<String> values) {
        Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counters.put(outcome, Counter.builder("hub.records")
                    .description("Records by outcome: received = registered + unchanged + rejected + parked once settled; warned ones count twice")
                    .tags(tags(List.of("department", "type"), values)).tag("outcome", outcome.id()).register(registry));
        }
        return counters;
    }

    private AtomicLong lastMessageGauge(List<String> values) {
        AtomicLong millis = new AtomicLong();
        Gauge.builder("hub.message.last", () -> millis.get() / 1000.0).description("When the last message was received, Unix time")
                .baseUnit("seconds").tags(tags(List.of("department"), values)).register(registry);
        return millis;
    }

    private MeterFamily<Counter> counters(String name, String help, String... tagNames) {
        return new MeterFamily<>(values -> Counter.builder(name).description(help).tags(tags(List.of(tagNames), values)).register(registry));
    }

    private Timer timer(String name, String help, Iterable<Tag> tags) {
        return Timer.builder(name).description(help).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
    }

    private static double known(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : Double.NaN;
    }

    private static List<Tag> tags(List<String> names, List<String> values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            tags.add(Tag.of(names.get(i), values.get(i)));
        }
        return tags;
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
