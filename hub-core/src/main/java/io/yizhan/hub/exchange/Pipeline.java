package io.yizhan.hub.exchange;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.broker.OutboxTray;
import io.yizhan.hub.exchange.broker.QueueRoom;
import io.yizhan.hub.exchange.delivery.DeliveryRoutes;
import io.yizhan.hub.exchange.source.SourceWatch;
import io.yizhan.hub.exchange.source.Sources;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.OutboxTable;
import io.yizhan.hub.store.SourceTable;
import io.yizhan.hub.validation.LicenceJudge;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.RoutesBuilder;

/** The stages from intake to outbox, made of their parts. */
public final class Pipeline implements AutoCloseable {

    /**
     * What the stages are made of.
     *
     * @param home         the hub's home: {@code messages/} and the departments' folders are below it
     * @param outboxTable  what is known of outboxes beside the log
     * @param notes        what is kept in mind of sources the hub asks by itself
     * @param watch        which of them answer
     * @param forgetting   has the broker forget a pack by its name
     * @param room         for what is put into queues
     * @param batch        most records of a chunk
     * @param consumers    competing consumers of the inbox
     * @param minFreeBytes intake closes below this
     * @param deliveries   what deliveries work with
     */
    public record Parts(Path home, Departments departments, KeyRing keys, Sealer sealer, GroupCommit commits, MessageTable messages,
            OutboxTable outboxTable, SourceTable notes, SourceWatch watch, EvidenceLog log, LicenceLibrary library, LicenceJudge judge, Policy policy,
            ConnectionFactory connections, Consumer<String> forgetting, OutboxTray outboxes, QueueRoom room, HubMetrics metrics, Clock clock, int batch, int consumers,
            long minFreeBytes, DeliveryRoutes.Parts deliveries) {
    }

    /** How long an acknowledgement waits for others, to be recorded in one moment with them. */
    private static final Duration ACKNOWLEDGEMENTS_GATHER = Duration.ofMillis(50);
    private static final int MOST_ACKNOWLEDGEMENTS = 256;

    private final MessageFiles files;
    private final Handover handover;
    private final Turnstile turnstile;
    private final LicenceFiles licenceFiles;
    private final Path home;
    private final Sources sources;
    private final DeliveryRoutes.Parts deliveries;
    private final List<RoutesBuilder> routes;

    /** @throws IOException where the folder of message files can't be made */
    public Pipeline(Parts parts) throws IOException {
        ChunkCodec codec = new ChunkCodec(parts.keys().vault());
        files = new MessageFiles(parts.home().resolve("messages"), parts.keys().vault(), parts.messages());
        handover = new Handover(parts.departments(), files, new PackSender(parts.connections(), parts.forgetting(), codec), parts.messages(), parts.commits(),
                parts.batch());
        turnstile = new Turnstile(new DurableIntake(files, parts.messages(), parts.commits(), handover, parts.metrics(), parts.clock(),
                parts.batch(), parts.minFreeBytes()), parts.departments());
        home = parts.home();
        licenceFiles = new LicenceFiles(home, parts.keys(), parts.minFreeBytes());
        deliveries = parts.deliveries();
        Splitter splitter = new Splitter(parts.departments(), parts.messages(), files, codec, parts.room(), parts.metrics(), parts.batch());
        Judging judging = new Judging(parts.departments(), new Attaching(licenceFiles), parts.judge(), parts.sealer(), parts.library(), parts.metrics(),
                parts.clock());
        Settlement settlement = new Settlement(parts.commits(), parts.log(), parts.outboxTable(), parts.messages(), parts.library(), parts.policy(),
                parts.sealer(), parts.metrics(), parts.clock());
        Forwarding forwarding = new Forwarding(parts.log(), parts.outboxes(), parts.room(), codec, parts.metrics(), parts.clock());
        Refusing refusing = new Refusing(parts.commits(), parts.keys().vault(), parts.metrics(), parts.clock());
        sources = new Sources(turnstile, parts.notes(), parts.commits(), refusing, new Secrets(parts.home()), parts.watch(), parts.clock());
        Parking parking = new Parking(codec, parts.departments(), parts.messages(), parts.commits(), parts.metrics(), parts.clock());
        routes = List.of(new ErrorPolicy(refusing, parking, settlement, forwarding),
                new ProcessRoutes(splitter, new Unpacking(codec), judging, settlement, forwarding, parts.consumers()),
                acknowledgementRoutes(parts));
    }

    private static AcknowledgementRoutes acknowledgementRoutes(Parts parts) {
        TakenTogether together = new TakenTogether(ACKNOWLEDGEMENTS_GATHER, MOST_ACKNOWLEDGEMENTS);
        return new AcknowledgementRoutes(together, new Acknowledgements(together, parts.commits(), parts.metrics(), parts.clock()));
    }

    /** The way in, for departments that post. */
    public Intake intake() {
        return turnstile;
    }

    /** The files of licences. */
    public LicenceFiles licenceFiles() {
        return licenceFiles;
    }

    /** The routes all departments share, to be added to Camel. */
    public List<RoutesBuilder> routes() {
        return routes;
    }

    /** A department's own routes: their ids begin with its id and a dot, and they come and go with it. */
    public List<RoutesBuilder> routesOf(Department department) {
        return List.of(new IntakeRoutes(department, home, sources, new BesideFiles(licenceFiles)), new DeliveryRoutes(department, deliveries));
    }

    /** Lets no message of these departments in, until closed by the same thread; empty where one has been coming in all that time. */
    public Optional<AutoCloseable> hold(Collection<String> departments, Duration patience) throws InterruptedException {
        return turnstile.hold(departments, patience).map(AutoCloseable.class::cast);
    }

    /** Takes up what a crash left: messages received but not yet queued, files cut short. Call once, with the broker up. */
    public void recover() throws IOException {
        files.sweep();
        licenceFiles.sweep();
        handover.forgotten();
    }

    /** Queues what could not be queued when it was received. Cheap; call now and then. */
    public void handOverForgotten() {
        handover.forgotten();
    }

    /** Notes on disk what was handed to the broker so far: what it has lost of that is found by stocktaking. */
    public void noteHandedOver() {
        handover.noteSent();
    }

    @Override
    public void close() {
        handover.close();
    }
}
