package io.yizhan.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.ServiceItem;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.config.SampleTypes;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyTest {

    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final JsonNode TABLE = table();

    private final TestClock clock = new TestClock(NOON);

    @TestFactory
    Stream<DynamicTest> decidesAsTheTableSays() {
        return StreamSupport.stream(TABLE.get("cases").spliterator(), false)
                .map(row -> DynamicTest.dynamicTest(row.get("given").asText(), () -> decides(row.get("when"), row.get("then"))));
    }

    private void decides(JsonNode when, JsonNode then) {
        clock.set(when.has("at") ? Instant.parse(when.get("at").asText()) : NOON);
        Purpose purpose = when.has("item") ? new Purpose(text(when, "item"), text(when, "case"), null, null) : null;
        Client client = when.has("client") ? client(text(when, "client")) : null;

        Decision decision = policy(grants()).decide(new AccessRequest(new Caller(client, purpose), text(when, "type")));

        if (then.has("deny")) {
            assertThat(decision).isInstanceOfSatisfying(Decision.Deny.class, deny -> {
                assertThat(deny.reason()).isEqualTo(text(then, "deny"));
                assertThat(deny.detail()).isNotBlank();
            });
        } else {
            assertThat(decision).isEqualTo(new Decision.Permit(text(then, "permit"), texts(then.get("fields"))));
        }
    }

    @Test
    void forwardsByTheGrantsInForceToday() {
        Policy policy = policy(grants());

        assertThat(policy.forwards("business-licence")).extracting(Grant::id).containsExactly("portal-forward");
        clock.set(NOON.plus(1, ChronoUnit.DAYS));
        assertThat(policy.forwards("business-licence")).extracting(Grant::id).containsExactly("tax-forward", "portal-forward");
        assertThat(policy.forwards("health-certificate")).isEmpty();
        assertThat(policy.forwards("sealed-file")).as("not shared").isEmpty();
        assertThat(policy.forwards("passport")).isEmpty();
    }

    @Test
    void receiversKeepTheirOutboxWhenAGrantEnds() {
        assertThat(policy(grants()).receivers()).containsExactly("portal", "tax", "archive");
    }

    @Test
    void rateRefillsEvenly() {
        Policy policy = policy(List.of(new Grant("slow", "portal", "business-licence", Set.of("food-operation"), Set.of("number"), false, null, null, 3, "x")));
        AccessRequest request = new AccessRequest(new Caller(client("portal"), new Purpose("food-operation", "C-1", null, null)), "business-licence");

        assertThat(Stream.generate(() -> policy.decide(request)).limit(3)).allMatch(Decision.Permit.class::isInstance);
        assertThat(policy.decide(request)).isEqualTo(new Decision.Deny("E-RATE", "the grant slow allows 3 requests a minute; ask again in 20 s"));
        clock.advance(19_999);
        assertThat(policy.decide(request)).isInstanceOf(Decision.Deny.class);
        clock.advance(1);
        assertThat(policy.decide(request)).isInstanceOf(Decision.Permit.class);
        assertThat(policy.decide(request)).isInstanceOf(Decision.Deny.class);
        clock.advance(-3_600_000);
        assertThat(policy.decide(request)).as("a clock set back refills nothing").isInstanceOf(Decision.Deny.class);
        clock.advance(3_600_000);
        assertThat(Stream.generate(() -> policy.decide(request)).limit(4).filter(Decision.Permit.class::isInstance)).hasSize(3);
    }

    private Policy policy(List<Grant> grants) {
        Catalogue catalogue = new Catalogue(SampleTypes.types(), Map.of("food-operation", item("food-operation"), "outdoor-sign", item("outdoor-sign")), Map.of());
        return new Policy(catalogue, Stream.of("portal", "tax", "museum", "archive", "auditor", "health").map(PolicyTest::client).toList(), grants, clock);
    }

    private static Client client(String id) {
        Client.Kind kind = switch (id) {
            case "auditor" -> Client.Kind.AUDITOR;
            case "health" -> Client.Kind.DEPARTMENT;
            default -> Client.Kind.CONSUMER;
        };
        return new Client(id, new Text(id, id), kind, null);
    }

    private static ServiceItem item(String id) {
        return new ServiceItem(id, new Text(id, id), List.of());
    }

    private static List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode g : TABLE.get("grants")) {
            grants.add(new Grant(text(g, "id"), text(g, "consumer"), text(g, "type"), texts(g.get("items")), texts(g.get("fields")), g.path("forward").asBoolean(),
                    day(g, "from"), day(g, "to"), 0, "x"));
        }
        return grants;
    }

    private static LocalDate day(JsonNode node, String name) {
        return node.has(name) ? LocalDate.parse(node.get(name).asText()) : null;
    }

    private static String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asText() : null;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(n -> texts.add(n.asText()));
        return texts;
    }

    private static JsonNode table() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(PolicyTest.class.getResource("/policy/decisions.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
