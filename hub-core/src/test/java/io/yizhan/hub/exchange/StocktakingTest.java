package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.exchange.broker.Queues;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.licence.Validity;
import io.yizhan.hub.store.OutboxTable;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of what was forwarded, a broker whose files are gone gets again")
class StocktakingTest {

    private static final String TYPE = "food-operation-licence";

    @TempDir
    private Path home;
    private Town town;
    private OutboxTable outboxes;
    private LosingBroker broker;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        outboxes = new OutboxTable(town.database);
        broker = new LosingBroker(town, home, outboxes);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        town.close();
    }

    @Test
    @DisplayName("what is not delivered: the same licence under the same envelope")
    void notDelivered() throws Exception {
        forward("m1", 1);
        forward("m1", 2);
        forward("m1", 3);
        String second = broker.texts("portal").get(1);
        delivered("portal", "m1/1");
        event(Event.of(EventType.PARKED, town.clock.instant()).with("consumer", "portal").with("delivery", "d").with("envelopes", List.of("m1/3")));

        broker.loseEverything();

        assertThat(broker.texts("portal")).hasSize(1);
        Map<String, Object> again = Json.object(broker.texts("portal").get(0).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> before = Json.object(second.getBytes(StandardCharsets.UTF_8));
        assertThat(before.remove("proof")).isNotNull();
        assertThat(again.remove("proof")).asString().startsWith("c2sp.org/tlog-proof@v1");
        assertThat(again).isEqualTo(before).containsEntry("id", "m1/2");
        assertThat(lastEvents(EventType.OPERATED)).singleElement().satisfies(event -> assertThat(event.members()).containsEntry("action", "forward-again")
                .containsEntry("consumer", "portal").containsEntry("envelopes", List.of("m1/2")));
        assertThat(town.meters.get("hub.forwarded.again").tag("consumer", "portal").counter().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("nothing, where it lost nothing")
    void nothingLost() throws Exception {
        forward("m1", 1);
        broker.breakDown();

        broker.start();

        assertThat(broker.texts("portal")).hasSize(1);
        assertThat(lastEvents(EventType.OPERATED)).isEmpty();
    }

    @Test
    @DisplayName("nothing, without a look, where it stopped in good order with the files it has")
    void stoppedInOrder() throws Exception {
        forward("m1", 1);
        broker.stop();
        long size = town.log.checkpoint().size();

        broker.start();
        assertThat(outboxes.stocktaken()).isLessThan(size);

        broker.stop();
        Files.write(home.resolve("broker/journal/more"), new byte[1]);
        broker.start();
        assertThat(outboxes.stocktaken()).isEqualTo(size);
    }

    @Test
    @DisplayName("no more the next time")
    void once() throws Exception {
        forward("m1", 1);

        broker.loseEverything();
        broker.breakDown();
        broker.start();

        assertThat(broker.texts("portal")).hasSize(1);
        assertThat(lastEvents(EventType.OPERATED)).hasSize(1);
    }

    @Test
    @DisplayName("nothing that was acknowledged: what of it the log lacks is recorded, once")
    void acknowledged() throws Exception {
        forward("m1", 1);
        forward("m1", 2);
        forward("m1", 3);
        broker.acknowledge("m1/1", "m1/2");
        delivered("portal", "m1/1");
        broker.breakDown();

        broker.start();
        assertThat(lastEvents(EventType.DELIVERED)).extracting(event -> event.members().get("envelopes")).containsExactly(List.of("m1/1"), List.of("m1/2"));
        assertThat(town.meters.get("hub.delivered").tag("consumer", "portal").counter().count()).isEqualTo(1);
        assertThat(broker.envelopes("portal")).containsExactly("m1/3");
        assertThat(broker.browse(Queues.ACKNOWLEDGED)).isEmpty();

        broker.loseEverything();
        assertThat(broker.envelopes("portal")).containsExactly("m1/3");
        assertThat(lastEvents(EventType.DELIVERED)).hasSize(2);
    }

    @Test
    @DisplayName("nothing by a grant that was withdrawn, which is parked")
    void withdrawn() throws Exception {
        forward("m1", 1);
        town.policy.replace(town.catalogue, List.of(town.policy.client("portal").orElseThrow()), town.policy.forwards("business-licence"));

        broker.loseEverything();

        assertThat(broker.envelopes("portal")).isEmpty();
        assertThat(lastEvents(EventType.PARKED)).singleElement().satisfies(event -> assertThat(event.members()).containsEntry("consumer", "portal")
                .containsEntry("codes", List.of("E-DELIVERY-WITHDRAWN")).containsEntry("envelopes", List.of("m1/1")));
    }

    @Test
    @DisplayName("what lay in outboxes before the entry from which they are known to be empty, not")
    void knownEmpty() throws Exception {
        forward("m1", 1);
        long size = town.log.checkpoint().size();
        town.commits.run(moment -> {
            outboxes.done(moment, "portal", size);
            return null;
        });
        forward("m1", 2);

        broker.loseEverything();

        assertThat(broker.envelopes("portal")).containsExactly("m1/2");
    }

    @Test
    @DisplayName("what a settled chunk on its inbox had not forwarded yet, and no event tells of a loss")
    void onTheInbox() throws Exception {
        register("m1", 1);
        broker.send(Queues.INBOX, "m1/1/1");
        broker.breakDown();

        broker.start();

        assertThat(broker.envelopes("portal")).containsExactly("m1/1");
        assertThat(lastEvents(EventType.OPERATED)).isEmpty();
        assertThat(outboxes.stocktaken()).as("so the chunk does not forward it again").isGreaterThan(1);
    }

    @Test
    @DisplayName("a message of which records are neither settled nor on the inbox, whole")
    void lostMessages() throws Exception {
        for (String message : List.of("m1", "m2", "m3")) {
            received(message, 3);
        }
        broker.send(Queues.INBOX, "m1/1/2");
        broker.send(Queues.INBOX, "m2/1/2");
        broker.send(Queues.SPLIT, "m2/3/1");
        broker.breakDown();

        broker.start();

        assertThat(town.messages.packsNotQueued(9)).containsExactly("m1", "m3");
        assertThat(broker.browse(Queues.INBOX)).as("what was left of it is gone").containsExactly("m2/1/2");
        assertThat(broker.browse(Queues.SPLIT)).containsExactly("m2/3/1");
    }

    /** Registers a licence, records it as forwarded and puts it into the outbox. */
    private void forward(String message, int record) throws Exception {
        LicenceLibrary.Put put = register(message, record);
        String envelope = message + "/" + record;
        var flat = town.library.version(put.id(), put.version()).orElseThrow().licence().flat();
        DeliveryText text = new DeliveryText();
        new DeliveryParts("market-regulation", flat, town.sealer.seal(envelope, flat), town.log.proof(put.entry()), new DeliveryParts.Desk())
                .write(town.policy.forwards(TYPE).get(0).fields(), text);
        broker.deliver("portal", TYPE, envelope, text);
    }

    private LicenceLibrary.Put register(String message, int record) {
        String envelope = message + "/" + record;
        return town.commits.run(moment -> town.library.put(moment, new LicenceLibrary.Registration(
                Licences.food("JY1990101000%04d".formatted(record), Validity.UNLIMITED, Town.OWNER), "market-regulation", envelope, "digest-" + envelope, town.clock.instant(),
                town.catalogue.type(TYPE).orElseThrow().links()), (id, version, licence) -> {
                    Event told = Event.of(EventType.REGISTERED, town.clock.instant()).with("message", message).with("record", (long) record)
                            .with("department", "market-regulation").with("licence", id).with("version", version);
                    long entry = moment.append(told);
                    moment.append(new Event(EventType.FORWARDED, town.clock.instant(), told.members())
                            .with("to", List.of(new TreeMap<>(Map.of("consumer", "portal", "rule", "portal-" + TYPE)))));
                    return entry;
                })).result();
    }

    private void received(String id, long records) {
        town.commits.run(moment -> {
            town.messages.insert(moment, new io.yizhan.hub.store.Message(id, "market-regulation", "register", "digest", 1, town.clock.instant(), id.charAt(1), records,
                    new io.yizhan.hub.store.Message.Tally(0, 0, 0, 0, 0), null), null, id, new byte[1]);
            town.messages.markQueued(moment, id);
            return null;
        });
    }

    private void delivered(String consumer, String envelope) {
        event(Event.of(EventType.DELIVERED, town.clock.instant()).with("consumer", consumer).with("envelopes", List.of(envelope)));
    }

    private void event(Event event) {
        town.commits.run(moment -> moment.append(event));
    }

    private List<Event> lastEvents(EventType type) {
        List<Event> events = new ArrayList<>();
        town.log.read(0, town.log.checkpoint().size(), entry -> {
            if (entry.is(type)) {
                events.add(entry.event());
            }
        });
        return events;
    }
}
