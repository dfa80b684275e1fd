package io.yizhan.hub.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.console.ConsoleRoutes;
import io.yizhan.hub.console.Overview;
import io.yizhan.hub.console.Totals;
import io.yizhan.hub.console.TrialDoor;
import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Target;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.exchange.HttpDoors;
import io.yizhan.hub.exchange.LiveLanding;
import io.yizhan.hub.exchange.EmptyOutboxes;
import io.yizhan.hub.exchange.Pipeline;
import io.yizhan.hub.exchange.Stocktaking;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.exchange.delivery.DeliveryRoutes;
import io.yizhan.hub.exchange.source.SourceWatch;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.store.CaseTable;
import io.yizhan.hub.store.Database;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.OutboxTable;
import io.yizhan.hub.store.SourceTable;
import io.yizhan.hub.store.SqlEvidenceLog;
import io.yizhan.hub.validation.LicenceJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running hub: every room made of the rooms below it, started from the bottom up and stopped from the top down. One process may run
 * several, each with a home of its own.
 */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final long MIB = 1L << 20;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Ports ports;
    private final KeyRing keys;
    private final Path home;
    private CamelRuntime camel;
    private Reloading reloading;

    /**
     * Starts a hub; it is ready when this returns.
     *
     * @param home directory of data, keys and messages; made where missing
     * @throws Ports.PortTakenException where another program has a port
     */
    public static Hub start(Path home, HubConfig config) throws Exception {
        return start(home, new ReadConfig(config, Map.of(), ""), () -> ReadConfig.read(new Home(home).config()).withSettings(config.settings()));
    }

    /** The same, with the configuration in the home, which may be read anew. @param overrides what counts before its settings */
    public static Hub start(Path home, HubConfig.Overrides overrides) throws Exception {
        Reloading.Reading reading = () -> ReadConfig.read(new Home(home).config(), overrides);
        return start(home, reading.read(), reading);
    }

    /** The same. @param reading how the configuration is read anew */
    static Hub start(Path home, ReadConfig config, Reloading.Reading reading) throws Exception {
        return new Hub(home, config, reading, Clock.systemUTC());
    }

    private Hub(Path home, ReadConfig read, Reloading.Reading reading, Clock clock) throws Exception {
        HubConfig.Settings settings = read.config().settings();
        this.home = home;
        ports = Ports.choose(settings);
        keys = KeyRing.open(home.resolve("keys"), settings.suite(), settings.origin());
        try {
            build(read, reading, clock);
        } catch (Exception | Error failure) {
            close();
            throw failure;
        }
    }

    private void build(ReadConfig read, Reloading.Reading reading, Clock clock) throws Exception {
        HubConfig config = read.config();
        HubConfig.Settings settings = config.settings();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HubMetrics metrics = new HubMetrics(registry);
        Policy policy = new Policy(config.catalogue(), clients(config), config.grants(), clock);
        Tokens tokens = new Tokens(policy, clock);
        Departments departments = new Departments(config.departments());

        Database database = keep(Database.open(home.resolve("data/hub.db")));
        SqlEvidenceLog log = SqlEvidenceLog.open(database, keys);
        GroupCommit commits = keep(GroupCommit.start(database, log));
        commits.watch((took, works) -> metrics.committed(works, took));
        MessageTable messages = new MessageTable(database);
        LicenceLibrary library = new LicenceLibrary(database, keys);
        Sealer sealer = new Sealer(settings.suite(), keys.keyedHash("salt"));

        OutboxTable outboxTable = new OutboxTable(database);
        Stocktaking stocktaking = new Stocktaking(new Stocktaking.Parts(commits, log, outboxTable, messages, library, policy, sealer, metrics,
                clock));
        EmbeddedBroker broker = keep(EmbeddedBroker.start(new EmbeddedBroker.Plan(home.resolve("data/broker"), ports.host(), ports.broker(),
                settings.minFreeDiskMiB() * MIB / 2, policy.receivers(), intakeQueues(config), deliveryQueues(config)), tokens, stocktaking));
        SourceWatch watch = new SourceWatch(clock);
        DeliveryRoutes.Parts deliveries = new DeliveryRoutes.Parts(home, broker.oneByOne(), broker::depth, commits, metrics,
                new SourceWatch(clock, "target"), clock);
        Pipeline pipeline = keep(new Pipeline(new Pipeline.Parts(home, departments, keys, sealer, commits, messages, outboxTable,
                new SourceTable(database), watch, log, library, new LicenceJudge(config.catalogue()), policy, broker.connections(), broker::forget,
                broker.outboxes(), broker.room(), metrics, clock, settings.batch(), settings.consumers(), settings.minFreeDiskMiB() * MIB, deliveries)));
        Lookups lookups = keep(new Lookups(home, new LiveLanding(pipeline.intake(), messages), library, metrics, clock));
        lookups.serve(config.departments());
        watch(metrics, broker, log);
        Overview overview = keep(overview(config, messages, metrics, log, clock));

        List<RoutesBuilder> routes = new ArrayList<>(pipeline.routes());
        routes.addAll(HttpDoors.routes(new HttpDoors.Parts(departments, pipeline.intake(), keys, sealer, commits, messages,
                new CaseTable(database), log, library, policy, tokens, broker.connections(), lookups, settings.pullBudget(),
                pipeline.licenceFiles(), metrics, clock, () -> reloading.reload())));
        routes.add(new ConsoleRoutes(overview, new TrialDoor(departments, new LicenceJudge(config.catalogue()))));
        config.departments().forEach(department -> routes.addAll(pipeline.routesOf(department)));

        camel = keep(new CamelRuntime(ports, broker.connections(), registry, routes));
        reloading = new Reloading(read, reading, next -> {
            broker.provide(receivers(next), intakeQueues(next), deliveryQueues(next));
            policy.replace(next.catalogue(), clients(next), next.grants());
            departments.replace(next.departments());
            lookups.serve(next.departments());
            overview.show(next.departments());
        }, pipeline, messages, camel);
        pipeline.recover();
        camel.start(context -> new HubHealth(context, broker, commits, log, departments, department -> {
            Map<String, String> told = watch.troubles(department.id() + ".");
            told.putAll(deliveries.tell(department));
            told.putAll(lookups.states(department.id()));
            return told;
        }, new HubHealth.Disk(home.toFile(), settings.minFreeDiskMiB() * MIB)));
        // The store is asked even when nobody writes, so that health knows of its trouble and of its recovery.
        keep(new EveryFewSeconds(commits::probe));
        keep(new EveryFewSeconds(() -> {
            pipeline.noteHandedOver();
            broker.revive();
        }));
        keep(new EveryFewSeconds(new EmptyOutboxes(broker, log, outboxTable, policy::receivers, commits)::look));
        keep(new EveryFewSeconds(pipeline::handOverForgotten));
        keep(new EveryFewSeconds(QuietMemory.of(() -> log.checkpoint().size(), commits::emptyCaches)));
    }

    private List<Client> clients(HubConfig config) throws IOException {
        List<Client> clients = new ArrayList<>();
        for (Department department : config.departments()) {
            clients.add(client(department.id(), department.name(), Client.Kind.DEPARTMENT));
        }
        for (HubConfig.ClientEntry entry : config.consumers()) {
            clients.add(client(entry.id(), entry.name(), entry.kind()));
        }
        return clients;
    }

    private Client client(String id, io.yizhan.hub.catalogue.Text name, Client.Kind kind) throws IOException {
        if (keys.provideClientKey(id)) {
            LOG.info("Made a key pair for client {}", id);
        }
        return new Client(id, name, kind, keys.clientKey(id).orElseThrow());
    }

    private static List<String> receivers(HubConfig config) {
        return config.grants().stream().filter(Grant::forward).map(Grant::consumer).distinct().toList();
    }

    private static Map<String, Set<String>> intakeQueues(HubConfig config) {
        return config.departments().stream().collect(Collectors.toMap(Department::id, d -> d.feeds().stream().map(Feed::transport)
                .filter(Transport.Queue.class::isInstance).map(t -> ((Transport.Queue) t).name()).collect(Collectors.toSet())));
    }

    private static Map<String, Set<String>> deliveryQueues(HubConfig config) {
        return config.departments().stream().collect(Collectors.toMap(Department::id, d -> d.deliveries().stream().map(Delivery::target)
                .filter(Target.Queue.class::isInstance).map(t -> ((Target.Queue) t).name()).collect(Collectors.toSet())));
    }

    private static Overview overview(HubConfig config, MessageTable messages, HubMetrics metrics, EvidenceLog log, Clock clock) {
        Map<String, Totals> before = messages.totals().stream().collect(Collectors.toMap(MessageTable.Total::department,
                t -> new Totals(t.received(), t.tally().registered(), t.tally().unchanged(), t.tally().rejected(), t.tally().parked(),
                        t.tally().warned(), t.newest())));
        return new Overview(config.settings().origin(), Version.text(), config.departments(), before, metrics, messages::newest, log, clock).start();
    }

    private static void watch(HubMetrics metrics, EmbeddedBroker broker, EvidenceLog log) {
        metrics.watchLogSize(() -> log.checkpoint().size());
        List.of(Queues.SPLIT, Queues.INBOX, Queues.ACKNOWLEDGED, Queues.REJECTED, Queues.PARKED, Queues.UNDELIVERED)
                .forEach(queue -> metrics.watchQueue(queue, () -> broker.depth(queue)));
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    /** Where it listens. */
    public Ports ports() {
        return ports;
    }

    /** Every route of its exchange, {@code <id> ← <scheme>:<path>}, folders from its home; sorted. */
    public List<String> routes() {
        return camel.outline().stream().map(route -> route.replace("file:" + home + "/", "file:")).sorted().toList();
    }

    /** Its keys. */
    public KeyRing keys() {
        return keys;
    }

    /** Stops taking work, finishes what is under way, closes everything. What was acknowledged is on disk in any case. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                LOG.warn("A part of the hub did not close cleanly", failure);
            }
        }
    }
}
