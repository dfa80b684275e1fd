package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.policy.Grant;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.OutboxTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A chunk that was settled")
class SettlementTest {

    private static final SourceRecord RECORD = SourceRecord.of(1, 1, Map.of());

    @TempDir
    private Path home;
    private final Feed feed = new Feed("register", "market-regulation", new Transport.Http(), "lines", SchemaTypes.licenceTypes().get("business-licence"),
            Statement.LICENCE, new LinesAdapter(), List.of("text/plain"));
    private Town town;
    private OutboxTable outboxes;
    private Settlement settlement;

    @BeforeEach
    void open() throws Exception {
        town = new Town(home);
        outboxes = new OutboxTable(town.database);
        settlement = new Settlement(town.commits, town.log, outboxes, town.messages, town.library, town.policy, town.sealer, town.metrics, town.clock);
        town.commits.run(moment -> {
            town.messages.insert(moment, new Message("m1", "market-regulation", "register", "digest", 1, town.clock.instant(), 0, 1L,
                    new Message.Tally(0, 0, 0, 0, 0), null), null, "m1", new byte[1]);
            return null;
        });
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    @DisplayName("goes to whom its event names, whatever is granted in the meantime")
    void grantsAsSettled() {
        List<Grant> before = town.policy.forwards("business-licence");
        assertThat(settle().grants()).extracting(Grant::consumer).containsExactly("portal", "tax");

        replaceGrants(List.of(before.get(0), new Grant("museum-all", "museum", "business-licence", Set.of(), Set.of("number"), true, null, null, 0, "invented")));

        Settled again = settle();
        assertThat(again.licences()).extracting(Settled.Registered::envelope).containsExactly("m1/1");
        assertThat(again.grants()).as("neither a new one, nor one withdrawn").containsExactly(before.get(0));
    }

    @Test
    @DisplayName("is not forwarded again where stocktaking saw to it")
    void seenToByStocktaking() {
        settle();
        town.commits.run(moment -> {
            outboxes.stocktaken(moment, town.log.checkpoint().size());
            return null;
        });

        assertThat(settle().licences()).isEmpty();
    }

    private Settled settle() {
        LicenceLibrary.Prepared prepared = town.library.prepare(new LicenceLibrary.Registration(Licences.business(), "market-regulation", "m1/1", "digest",
                town.clock.instant(), feed.type().links()));
        Seal seal = town.sealer.seal("m1/1", prepared.flat());
        Judged judged = new Judged(new Chunk("m1", "market-regulation", "register", "digest", List.of(RECORD)), feed,
                List.of(new Judged.Licensed(RECORD, List.of(), prepared, seal, town.sealer.digest(seal))));
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(List.of(judged));
        settlement.settle(exchange);
        return Unpacking.<Settled>list(exchange).get(0);
    }

    private void replaceGrants(List<Grant> grants) {
        town.policy.replace(town.catalogue, List.of("portal", "tax", "museum").stream().map(id -> town.policy.client(id).orElseThrow()).toList(),
                new ArrayList<>(grants));
    }
}
