package io.yizhan.hub.exchange;

import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.exchange.broker.OutboxTray;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.validation.LicenceJudge;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.RoutesBuilder;

/** The stages from intake to outbox, made of their parts. */
public final class Pipeline implements AutoCloseable {

    /**
     * What the stages are made of.
     *
     * @param home         the hub's home: {@code messages/} and the departments' folders are below it
     * @param batch        most records of a chunk
     * @param consumers    competing consumers of the inbox
     * @param minFreeBytes intake closes below this
     */
    public record Parts(Path home, Departments departments, KeyRing keys, Sealer sealer, GroupCommit commits, MessageTable messages,
            EvidenceLog log, LicenceLibrary library, LicenceJudge judge, Policy policy, ConnectionFactory connections, OutboxTray outboxes,
            HubMetrics metrics, Clock clock, int batch, int consumers, long minFreeBytes) {
    }

    private final MessageFiles files;
    private final Handover handover;
    private final Intake intake;
    private final List<RoutesBuilder> routes;

    public Pipeline(Parts parts) {
        ChunkCodec codec = new ChunkCodec(parts.keys().vault());
        files = new MessageFiles(parts.home().resolve("messages"), parts.keys().vault());
        handover = new Handover(parts.connections(), parts.departments(), files, codec, parts.messages(), parts.commits(), parts.batch());
        intake = new DurableIntake(files, parts.messages(), parts.commits(), handover, parts.metrics(), parts.clock(),
                parts.minFreeBytes());
        Splitter splitter = new Splitter(parts.departments(), parts.messages(), files, codec, parts.metrics(), parts.batch());
        Judging judging = new Judging(parts.departments(), parts.judge(), parts.sealer(), parts.library(), codec, parts.metrics(),
                parts.clock());
        Settlement settlement = new Settlement(parts.commits(), parts.messages(), parts.library(), parts.policy(), parts.sealer(),
                parts.keys().suite(), parts.metrics(), parts.clock());
        Forwarding forwarding = new Forwarding(parts.log(), parts.policy(), parts.outboxes(), codec, parts.metrics(), parts.clock());
        Refusing refusing = new Refusing(parts.commits(), parts.keys().vault(), parts.metrics(), parts.clock());
        Parking parking = new Parking(codec, parts.departments(), parts.messages(), parts.commits(), parts.metrics(), parts.clock());
        routes = List.of(new ErrorPolicy(refusing, parking, settlement, forwarding),
                new IntakeRoutes(parts.departments(), parts.home(), intake),
                new ProcessRoutes(splitter, judging, settlement, forwarding, parts.consumers()));
    }

    /** The way in, for departments that post. */
    public Intake intake() {
        return intake;
    }

    /** The routes, to be added to Camel. */
    public List<RoutesBuilder> routes() {
        return routes;
    }

    /** Takes up what a crash left: messages received but not yet queued, files cut short. Call once, with the broker up. */
    public void recover() throws IOException {
        files.sweep();
        handover.forgotten();
    }

    /** Queues what could not be queued when it was received. Cheap; call now and then. */
    public void handOverForgotten() {
        handover.forgotten();
    }

    @Override
    public void close() throws JMSException {
        handover.close();
    }
}
