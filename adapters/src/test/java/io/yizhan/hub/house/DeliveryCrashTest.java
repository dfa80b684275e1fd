package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.house.TargetServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed, {@code kill -9}, in the middle of delivering, twice: at a target that knows what it has, nothing is lost or doubled. */
class DeliveryCrashTest {

    private static final int LICENCES = 120;

    @TempDir
    private Path directory;
    private final Set<String> recorded = new HashSet<>();
    private long read;

    @Test
    void aDoorGetsEachLicenceWithOneKey() throws Exception {
        try (TargetServer treasury = new TargetServer(request -> new Answer(204, ""));
                HubProcess hub = delivering("{push: {url: \"" + treasury.url("/in") + "\"}}", "format: {json: {layout: object}}")) {
            killedTwice(hub, () -> (long) treasury.received().size());

            await(() -> distinct(treasury).size() == LICENCES);
            await(() -> recorded(hub).size() == LICENCES);
            assertThat(recorded(hub)).isEqualTo(distinct(treasury));
            assertThat(treasury.received().size() - LICENCES).as("one in flight at each kill").isBetween(0, 2);
            assertThat(new HashSet<>(treasury.bodies())).as("a key means one licence").hasSize(LICENCES);
        }
    }

    @Test
    void aTableHasEachRowOnce() throws Exception {
        try (FrontServer.Sqlite front = new FrontServer.Sqlite(directory.resolve("front.db"))) {
            // No constraint but the key: a row put there twice would be there twice.
            front.execute("DROP TABLE front_out", "CREATE TABLE front_out (envelope TEXT UNIQUE NOT NULL, \"/code\" TEXT)");
            try (HubProcess hub = delivering("{table: {" + front.settings(directory) + ", table: front_out, key: envelope}}", "batch: 5")) {
                killedTwice(hub, () -> front.count("1 = 1"));

                await(() -> front.count("1 = 1") == LICENCES);
                await(() -> recorded(hub).size() == LICENCES);
                assertThat(front.count("\"/code\" IN (SELECT \"/code\" FROM front_out GROUP BY 1 HAVING count(*) > 1)")).as("rows doubled").isZero();
            }
        }
    }

    private HubProcess delivering(String transport, String more) throws Exception {
        Path home = directory.resolve("home");
        DeliveryTown.configured(home, """
                  - id: businesses
                    type: business-licence
                    transport: %s
                    mapping: {/code: {copy: number}}
                    %s
                """.formatted(transport, more), "business-licence");
        return new HubProcess(home).start();
    }

    private static void killedTwice(HubProcess hub, Callable<Long> arrived) throws Exception {
        hub.callers().post("registry", DeliveryTown.REGISTRY, "text/csv", DeliveryTown.rows(1, Collections.nCopies(LICENCES, "").toArray(String[]::new)));
        for (int part : new int[] {LICENCES / 4, LICENCES / 2}) {
            await(() -> arrived.call() >= part);
            hub.kill9();
            assertThat(arrived.call()).as("killed in the middle").isLessThan(LICENCES);
            hub.start();
        }
    }

    private static Set<String> distinct(TargetServer treasury) {
        Set<String> keys = new HashSet<>();
        treasury.received().forEach(request -> keys.add(request.header("Idempotency-key")));
        return keys;
    }

    /** Envelopes of all {@code delivered} events; each entry of the log is asked for once. */
    private Set<String> recorded(HubProcess hub) throws Exception {
        for (long size = hub.callers().checkpoint().size(); read < size; read++) {
            JsonNode entry = hub.callers().get("auditor", "/api/v1/evidence/entries/" + read).json();
            if (entry.path("type").asText().equals("delivered")) {
                entry.path("envelopes").forEach(envelope -> recorded.add(envelope.asText()));
            }
        }
        return recorded;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
