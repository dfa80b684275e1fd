package io.yizhan.hub.exchange;

import io.yizhan.hub.exchange.door.Access;
import io.yizhan.hub.exchange.door.Disclosures;
import io.yizhan.hub.exchange.door.EvidenceDoor;
import io.yizhan.hub.exchange.door.FileDoor;
import io.yizhan.hub.exchange.door.Gate;
import io.yizhan.hub.exchange.door.Live;
import io.yizhan.hub.exchange.door.MessageDoor;
import io.yizhan.hub.exchange.door.Outbox;
import io.yizhan.hub.exchange.door.OutboxDoor;
import io.yizhan.hub.exchange.door.PageDoor;
import io.yizhan.hub.exchange.door.PostDoor;
import io.yizhan.hub.exchange.door.ProblemKinds;
import io.yizhan.hub.exchange.door.Problems;
import io.yizhan.hub.exchange.door.PullDoor;
import io.yizhan.hub.exchange.door.QueryDoor;
import io.yizhan.hub.exchange.door.Reception;
import io.yizhan.hub.exchange.door.Refusals;
import io.yizhan.hub.exchange.door.ReloadDoor;
import io.yizhan.hub.exchange.door.SealedAnswers;
import io.yizhan.hub.exchange.door.SoapDoor;
import io.yizhan.hub.exchange.door.SoapFaults;
import io.yizhan.hub.exchange.door.VerifyDoor;
import io.yizhan.hub.exchange.door.WaitingRoom;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.material.MaterialPull;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.store.CaseTable;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.SqlEvidenceLog;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RoutesBuilder;

/** The doors of the HTTP API, made of their parts. */
public final class HttpDoors {

    /** Those who may wait at the same time; the other workers are for those who don't. */
    private static final int SEATS = Doors.WORKERS / 2;

    /** What the doors are made of. */
    public record Parts(Departments departments, Intake intake, KeyRing keys, Sealer sealer, GroupCommit commits,
            MessageTable messages, CaseTable cases, SqlEvidenceLog log, LicenceLibrary library, Policy policy, Tokens tokens,
            ConnectionFactory connections, Lookups lookups, Duration pullBudget, LicenceFiles files, HubMetrics metrics,
            Clock clock, ReloadDoor.Reloading reloading) {
    }

    private HttpDoors() {
    }

    /** The routes, to be added to Camel. */
    public static List<RoutesBuilder> routes(Parts p) {
        Gate gate = new Gate(p.tokens());
        Access access = new Access(p.policy());
        WaitingRoom waitingRoom = new WaitingRoom(SEATS);
        SealedAnswers answers = new SealedAnswers(p.keys().suite(), p.sealer(), p.log());
        Disclosures disclosures = new Disclosures(p.commits(), p.log(), p.library(), p.keys().suite(), p.keys().keyedHash("reason"), p.clock());
        MaterialPull pull = new MaterialPull(p.policy(), p.library(), p.lookups(), p.cases(), p.keys().keyedHash("case"), p.clock());
        Live live = new Live(p.lookups(), p.pullBudget(), waitingRoom);
        ProblemKinds kinds = ProblemKinds.load();
        Refusals refusals = new Refusals(p.commits(), p.metrics(), p.clock());
        return List.of(
                new ProblemPolicy(new Reception(p.metrics()), new Problems(kinds, refusals)),
                new SoapPolicy(new Reception(p.metrics()), new SoapFaults(kinds, refusals)),
                new SoapRoutes(new SoapDoor(gate, p.departments(), p.intake(), p.messages(), waitingRoom)),
                new MessageRoutes(
                        new PostDoor(gate, p.departments(), p.intake(), p.messages(), p.log(), waitingRoom),
                        new MessageDoor(gate, p.departments(), p.messages(), p.log())),
                new AnswerRoutes(
                        new QueryDoor(gate, access, p.library(), live, answers, disclosures, p.clock()),
                        new VerifyDoor(gate, access, p.library(), live, disclosures, p.clock()),
                        new PullDoor(gate, p.policy()::catalogue, pull, live, answers, disclosures)),
                new FileRoutes(new FileDoor(gate, access, p.departments(), p.files(), p.library(), live, disclosures, p.clock())),
                new OutboxRoutes(new OutboxDoor(gate, new Outbox(p.connections()), p.policy()::receivers, waitingRoom, p.commits(), p.metrics(),
                        p.clock())),
                new OperateRoutes(new ReloadDoor(gate, p.reloading(), p.commits(), p.clock())),
                new EvidenceRoutes(new EvidenceDoor(gate, p.log(), p.keys().evidenceKey())),
                new PageRoutes(new PageDoor(kinds)));
    }
}
