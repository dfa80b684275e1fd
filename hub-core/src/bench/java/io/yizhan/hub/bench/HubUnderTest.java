package io.yizhan.hub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A running hub with the configuration it ships and a third receiver of business licences, spoken to through its real doors. */
final class HubUnderTest implements AutoCloseable {

    /** The consumers to whom business licences are forwarded, each seeing other fields. */
    private static final List<String> RECEIVERS = List.of("portal", "tax", "archive");
    static final String DEPARTMENT = "market-regulation";
    static final Purpose PURPOSE = new Purpose("food-operation", "BENCH-1", "benchmark", "bench");

    private final Child process;
    private final URI api;
    private final String broker;
    private final KeyRing keys;

    private HubUnderTest(Child process, URI api, String broker, KeyRing keys) {
        this.process = process;
        this.api = api;
        this.broker = broker;
        this.keys = keys;
    }

    /** Starts a hub in a new home. @param root the repository's root */
    static HubUnderTest start(Path root, Path home) throws Exception {
        new HubHome(root, home).make();
        Child process = launch(root, home);
        JsonNode run = new ObjectMapper().readTree(home.resolve("run.json").toFile());
        HubConfig.Settings settings = ConfigReader.read(home.resolve("config")).settings();
        return new HubUnderTest(process, URI.create(run.path("api").asText()), run.path("broker").asText(),
                KeyRing.open(home.resolve("keys"), settings.suite(), settings.origin()));
    }

    /** {@code hub run}, by the launcher, on free ports. */
    static Child launch(Path root, Path home) throws IOException, InterruptedException {
        return Child.start(List.of(root.resolve("hub").toAbsolutePath().toString(), "run", "--home", home.toAbsolutePath().toString(),
                "--port", "0", "--management-port", "0", "--broker-port", "0"), home.resolve("console.log"), home.resolve("run.json"));
    }

    Child process() {
        return process;
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(api);
    }

    /** A request token, good for five minutes. @param purpose null for departments */
    String token(String client, Purpose purpose) {
        return Tokens.issue(client, keys.clientPrivateKey(client).orElseThrow(), purpose, Clock.systemUTC(), Tokens.LONGEST);
    }

    /** Takes deliveries from the outboxes of all receivers, over the broker's TCP port. */
    Outboxes outboxes() throws Exception {
        return new Outboxes(new ActiveMQConnectionFactory(broker),
                RECEIVERS.stream().map(r -> new Outboxes.Outbox("outbox." + r, r, token(r, PURPOSE))).toList());
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
