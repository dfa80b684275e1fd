package io.yizhan.hub.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.bench.plain.PlainRoute;
import io.yizhan.hub.bench.plain.Signing;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Measures the plain route by signature and number of consumers. */
final class PlainSection {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Senders that post each message on its own. */
    private static final int SINGLE_SENDERS = 32;
    private static final Variant COMPARABLE = new Variant(Signing.SM2, true, 32, true);
    private static final List<Variant> VARIANTS = List.of(
            new Variant(Signing.P256, true, 1, true), new Variant(Signing.P256, true, 32, true),
            new Variant(Signing.SM2, true, 1, true), COMPARABLE,
            new Variant(Signing.P256, true, 32, false),
            new Variant(Signing.P256, false, 32, true), new Variant(Signing.ED25519, false, 32, true));

    /** @param verified every message bears its sender's signature, and it is verified */
    private record Variant(Signing signing, boolean verified, int consumers, boolean bulk) {
        String title() {
            return "plain route, " + signing + (verified ? " verified and signed, " : " signed, ") + consumers
                    + (consumers == 1 ? " consumer, " : " consumers, ")
                    + (bulk ? "fed in batches of 64" : SINGLE_SENDERS + " senders of single messages");
        }
    }

    private final Path directory;
    private final Rounds.Plan plan;
    private final Report report;

    /** @param directory a new one below it for each system */
    PlainSection(Path directory, Rounds.Plan plan, Report report) {
        this.directory = directory;
        this.plan = plan;
        this.report = report;
    }

    /** @param match of the variants, only those whose title holds this text */
    void run(String match) throws Exception {
        for (Variant variant : VARIANTS.stream().filter(v -> v.title().contains(match)).toList()) {
            System.err.println(variant.title());
            try (Running route = start(variant)) {
                report.records(route.title(), new Rounds(plan, 0, route).measure());
            }
        }
    }

    /** The route that does most of what the hub does, as fast as it can. */
    Running startComparable() throws Exception {
        return start(COMPARABLE);
    }

    private Running start(Variant variant) throws Exception {
        Path home = Files.createTempDirectory(directory, "plain");
        int port = freePort();
        KeyPair keys = variant.signing().newKeys();
        List<String> arguments = new ArrayList<>(List.of(home.toString(), String.valueOf(port), String.valueOf(variant.consumers()),
                variant.signing().name()));
        if (variant.verified()) {
            arguments.add(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        }
        Signing.Signer signer = variant.verified() ? variant.signing().new Signer(keys) : null;
        Child child = Child.startJava(PlainRoute.class, arguments, home.resolve("log"), home.resolve(PlainRoute.READY));
        ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        JmsSenders senders = new JmsSenders(broker, PlainRoute.IN, variant.bulk() ? 4 : SINGLE_SENDERS, variant.bulk() ? 64 : 1,
                number -> letter(number, signer));
        Outboxes outboxes = new Outboxes(broker, PlainRoute.OUTBOXES.stream().map(q -> new Outboxes.Outbox(q, null, null)).toList());
        return new Running(variant.title(), child, senders, outboxes, List.of(senders, broker));
    }

    private static JmsSenders.Letter letter(long number, Signing.Signer signer) {
        try {
            String text = JSON.writeValueAsString(InventedLicence.of(number).members());
            return new JmsSenders.Letter(text, signer == null ? null
                    : Base64.getEncoder().encodeToString(signer.sign(text.getBytes(StandardCharsets.UTF_8))));
        } catch (JsonProcessingException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
