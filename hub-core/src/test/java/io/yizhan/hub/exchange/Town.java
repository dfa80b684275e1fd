package io.yizhan.hub.exchange;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.Material;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import io.yizhan.hub.exchange.door.ReloadDoor;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.lookup.Lookups;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.TestClock;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.signing.Suite;
import io.yizhan.hub.store.CaseTable;
import io.yizhan.hub.store.Database;
import io.yizhan.hub.store.GroupCommit;
import io.yizhan.hub.store.MessageTable;
import io.yizhan.hub.store.SqlEvidenceLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 青山县 as tests need it: real keys, a real database and log, the shipped licence types, two service items, a handful of clients and grants.
 * Everything in it is invented; codes have valid check digits.
 */
public final class Town implements AutoCloseable {

    public static final String SHOP = "92990101MA5TET008U";
    public static final String OWNER = "990101198001010014";
    public static final Set<String> BUSINESS_FIELDS = Set.of("number", "issuerName", "holderName", "holderCode", "validFrom", "validTo", "enterpriseType");

    public final TestClock clock = new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final HubMetrics metrics = new HubMetrics(meters);
    public final KeyRing keys;
    public final Database database;
    public final SqlEvidenceLog log;
    public final GroupCommit commits;
    public final LicenceLibrary library;
    public final MessageTable messages;
    public final CaseTable cases;
    public final Catalogue catalogue;
    public final Policy policy;
    public final Tokens tokens;
    public final Sealer sealer;
    public final Lookups lookups;
    /** What a reload comes to here. */
    public ReloadDoor.Reloading reloading = () -> new ReloadDoor.Reloaded(List.of(), List.of(), List.of(), "0".repeat(64), false);
    private final Path home;
    private int envelopes;

    public Town(Path home) throws IOException {
        this.home = home;
        keys = KeyRing.open(home.resolve("keys"), Suite.INTL, "qingshan.example/log");
        database = Database.open(home.resolve("data/hub.db"));
        log = SqlEvidenceLog.open(database, keys);
        commits = GroupCommit.start(database, log);
        library = new LicenceLibrary(database, keys);
        messages = new MessageTable(database);
        cases = new CaseTable(database);
        catalogue = new Catalogue(SchemaTypes.licenceTypes(), items(), Map.of());
        policy = new Policy(catalogue, clients(), grants(), clock);
        tokens = new Tokens(policy, clock);
        sealer = new Sealer(keys.suite(), keys.keyedHash("salt"));
        lookups = new Lookups(home, new LiveLanding(null, messages), library, metrics, clock);
    }

    private static Map<String, ServiceItem> items() {
        Map<String, ServiceItem> items = new HashMap<>();
        items.put("outdoor-sign", new ServiceItem("outdoor-sign", new Text("户外招牌设置许可", "Outdoor sign permit"), List.of(
                material("营业执照", "business-licence", "holderCode", null, null, 0),
                material("法定代表人身份证明", "resident-identity", "holderCode", "food-operation-licence", "legalRepresentativeCode", 0),
                material("消防验收意见书", "building-acceptance", "holderCode", null, null, 0),
                material("食品经营许可证", "food-operation-licence", "holderCode", null, null, 0))));
        items.put("food-operation", new ServiceItem("food-operation", new Text("食品经营许可", "Food operation licence"), List.of(
                material("营业执照", "business-licence", "holderCode", null, null, 0),
                material("健康证明", "health-certificate", "employerCode", null, null, 20))));
        return items;
    }

    private static Material material(String name, String type, String by, String viaType, String viaField, int deferDays) {
        return new Material(new Text(name, type), type, by, viaType, viaField, deferDays);
    }

    private List<Client> clients() throws IOException {
        List<Client> clients = new ArrayList<>();
        for (String id : List.of("portal", "tax", "museum")) {
            clients.add(client(id, Client.Kind.CONSUMER));
        }
        for (String id : List.of("market-regulation", "housing")) {
            clients.add(client(id, Client.Kind.DEPARTMENT));
        }
        clients.add(client("auditor", Client.Kind.AUDITOR));
        clients.add(client("operator", Client.Kind.OPERATOR));
        return clients;
    }

    private Client client(String id, Client.Kind kind) throws IOException {
        keys.provideClientKey(id);
        return new Client(id, new Text(id, id), kind, keys.clientKey(id).orElseThrow());
    }

    private static List<Grant> grants() {
        Set<String> items = Set.of("outdoor-sign", "food-operation");
        List<Grant> grants = new ArrayList<>();
        grants.add(grant("portal", "business-licence", items, BUSINESS_FIELDS));
        for (String type : List.of("resident-identity", "building-acceptance", "health-certificate", "food-operation-licence")) {
            grants.add(grant("portal", type, items, Set.of("number", "holderName", "holderCode")));
        }
        grants.add(grant("tax", "business-licence", items, Set.of("number")));
        return grants;
    }

    private static Grant grant(String consumer, String type, Set<String> items, Set<String> fields) {
        return new Grant(consumer + "-" + type, consumer, type, items, fields, true, null, null, 0, "invented");
    }

    /** A token for the item outdoor-sign of case C-1. */
    public String token(String client) {
        return token(client, "outdoor-sign", "C-1");
    }

    public String token(String client, String item, String caseNumber) {
        return token(client, item == null ? null : new Purpose(item, caseNumber, "a test", "clerk-7"), Duration.ofMinutes(5));
    }

    public String token(String client, Purpose purpose, Duration life) {
        return Tokens.issue(client, keys.clientPrivateKey(client).orElseThrow(), purpose, clock, life);
    }

    /** Registers a licence just as the process stage does. */
    public LicenceLibrary.Put register(Licence licence) {
        String envelope = "m" + ++envelopes + "/1";
        return commits.run(moment -> library.put(moment, new LicenceLibrary.Registration(licence, "market-regulation", envelope, "digest-" + envelope,
                clock.instant(), catalogue.type(licence.type()).orElseThrow().links()),
                (id, version, inItsState) -> moment.append(registered(envelope, id, version, inItsState)))).result();
    }

    /** Puts a licence into another state. */
    public Optional<LicenceLibrary.Put> change(String type, String number, State state) {
        String envelope = "m" + ++envelopes + "/1";
        return commits.run(moment -> library.change(moment, type, "market-regulation", number, state, envelope, "digest-" + envelope, clock.instant(),
                (id, version, inItsState) -> moment.append(registered(envelope, id, version, inItsState)))).result();
    }

    private Event registered(String envelope, String id, int version, Licence licence) {
        String[] parts = envelope.split("/");
        byte[] sealed = sealer.seal(envelope, licence.flat()).sealedBytes();
        return Event.of(EventType.REGISTERED, clock.instant()).with("message", parts[0]).with("record", Long.parseLong(parts[1]))
                .with("licence", id).with("version", version).with("state", licence.state().code())
                .with("holder", library.holderId(licence.holder().code().value()))
                .with("seal", HexFormat.of().formatHex(keys.suite().digest(sealed)));
    }

    /** A broker on a free port, its files below the home, with an outbox for each of these. */
    public EmbeddedBroker startBroker(String... receivers) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return EmbeddedBroker.start(new EmbeddedBroker.Plan(home.resolve("broker"), "127.0.0.1", port, 0, List.of(receivers), Map.of(), Map.of()), tokens);
    }

    /** The newest entry of the log. */
    public Map<String, Object> lastEntry() throws IOException {
        Entry last = log.entry(log.checkpoint().size() - 1).orElseThrow();
        return Json.object(last.bytes());
    }

    @Override
    public void close() {
        lookups.close();
        commits.close();
        database.close();
    }
}
