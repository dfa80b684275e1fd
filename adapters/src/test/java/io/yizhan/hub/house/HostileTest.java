package io.yizhan.hub.house;

import static io.yizhan.hub.house.HostileBodies.bytes;
import static io.yizhan.hub.house.HostileBodies.chunked;
import static io.yizhan.hub.house.HostileBodies.cut;
import static io.yizhan.hub.house.HostileBodies.filled;
import static io.yizhan.hub.house.HostileBodies.gzip;
import static io.yizhan.hub.house.HostileBodies.gzipped;
import static io.yizhan.hub.house.HostileBodies.laughs;
import static io.yizhan.hub.house.HostileBodies.stream;
import static io.yizhan.hub.house.HostileBodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.house.OpenHub.Answer;
import io.yizhan.hub.policy.Purpose;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests meant to harm, or merely wrong: each gets its own answer, costs little, and leaves a trace only where the client is known. */
class HostileTest {

    private static final int MIB = 1 << 20;
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    private static final String BATCH = "<AcceptanceBatch xmlns=\"urn:qingshan:housing:acceptance:1\">";

    @TempDir
    private static Path home;
    private static OpenHub hub;
    private static Forger forger;

    @BeforeAll
    static void start() throws Exception {
        hub = OpenHub.start(home);
        forger = new Forger(client -> hub.hub.keys().clientPrivateKey(client).orElseThrow(), client -> hub.hub.keys().clientKey(client).orElseThrow());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** A body posted by a department, and what comes of it. */
    record Post(String name, String department, String query, String type, BodyPublisher body, int status, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Post> posts() {
        return Stream.of(
                post("over the limit, chunked", "health", JSON, chunked(' ', 17 * MIB), 413, "E-MESSAGE-TOO-LARGE"),
                post("over the limit, told in advance", "health", JSON, BodyPublishers.ofByteArray(filled(' ', 16 * MIB + 1)), 413, "E-MESSAGE-TOO-LARGE"),
                post("zeros over the limit, chunked", "public-security", "text/plain", chunked(0, 17 * MIB), 413, "E-MESSAGE-TOO-LARGE"),
                post("zeros for JSON", "health", JSON, chunked(0, MIB), 400, "E-JSON-SYNTAX"),
                post("wrong content type", "health", XML, text("{}"), 415, "E-MESSAGE-TYPE"),
                post("no content type", "health", null, text("{}"), 415, "E-MESSAGE-TYPE"),
                post("JSON that is not UTF-8", "health", JSON, bytes("{\"certificates\":[{\"occupation\":\"", 0xff, 0xfe, 0x80, "\"}]}"), 400, "E-ENCODING"),
                post("CSV that is neither UTF-8 nor GB18030", "market-regulation", "text/csv", bytes("企业名称", 0xff, 0xff, ",\n"), 400, "E-ENCODING"),
                post("XML that is not what it declares", "housing", XML, bytes("<?xml version='1.0' encoding='UTF-8'?>" + BATCH, 0xc3, 0x28, "</AcceptanceBatch>"), 400, "E-ENCODING"),
                post("JSON cut short", "health", JSON, text("{\"certificates\":[{"), 400, "E-JSON-SYNTAX"),
                post("JSON 10,000 deep", "health", JSON, text("{\"certificates\":[" + "[".repeat(10_000) + "]".repeat(10_000) + "]}"), 400, "E-JSON-DEPTH"),
                post("JSON 10,000 deep beside the records", "health", JSON, text("{\"a\":" + "{\"a\":".repeat(10_000)), 400, "E-JSON-DEPTH"),
                post("XML with an external entity", "housing", XML,
                        text("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"), 400, "E-XML-DTD"),
                post("XML with an external DTD", "housing", XML, text("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>"), 400, "E-XML-DTD"),
                post("billion laughs", "housing", XML, text(laughs()), 400, "E-XML-DTD"),
                post("XML 10,000 deep", "housing", XML, text(BATCH + "<a>".repeat(10_000)), 400, "E-XML-DEPTH"),
                post("XML cut short", "housing", XML, text(BATCH + "<Acceptance>"), 400, "E-XML-SYNTAX"),
                post("gzip bomb for JSON", "health", JSON, gzipped(' ', 200 * MIB), 413, "E-GZIP-BOMB"),
                post("gzip bomb of zeros for CSV", "market-regulation", "text/csv", gzipped(0, 400 * MIB), 413, "E-GZIP-BOMB"),
                post("gzip bomb of zeros for fixed width", "public-security", "application/gzip", gzipped(0, 128 * MIB), 413, "E-GZIP-BOMB"),
                post("gzip cut short", "health", "application/gzip", cut(gzip("{\"certificates\":[]}".getBytes(StandardCharsets.UTF_8))), 400, "E-GZIP-DAMAGED"),
                post("no more than gzip's magic number", "health", "application/gzip", bytes("", 0x1f, 0x8b), 400, "E-GZIP-DAMAGED"),
                post("CSV without its columns", "market-regulation", "text/csv", text("a,b\n1,2\n"), 422, "E-FORMAT-HEADER"),
                new Post("feed that is not there", "health", "?feed=none", JSON, text("{}"), 404, "E-FEED-UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aBadMessageIsRefusedAtTheDoor(Post post) throws Exception {
        for (String preference : new String[] {null, "wait=10"}) {
            long before = hub.size();
            List<String> headers = new ArrayList<>(post.type() == null ? List.of() : List.of("Content-Type", post.type()));
            headers.addAll(preference == null ? List.of() : List.of("Prefer", preference));

            Answer answer = hub.post(hub.token(post.department()), "/api/v1/departments/" + post.department() + "/messages" + post.query(), post.body(),
                    headers.toArray(String[]::new));

            assertProblem(answer, post.status(), post.code());
            if (post.status() == 404) {
                assertThat(hub.size()).as("what is not there is no refusal").isEqualTo(before);
            } else {
                assertRefused(before, post.department(), "message.post", post.code());
            }
        }
    }

    /** A token, who is on record for it or null for a stranger, and what comes of it. */
    record Knock(String name, String token, String client, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Knock> knocks() {
        return Stream.of(
                new Knock("no token", null, null, "E-TOKEN-MISSING"),
                new Knock("no JWT", "open sesame", null, "E-TOKEN-MALFORMED"),
                new Knock("signed with another key", forger.signedByAnother("health"), null, "E-TOKEN-SIGNATURE"),
                new Knock("a good token, its claims changed", forger.changed("health"), null, "E-TOKEN-SIGNATURE"),
                new Knock("of a client nobody knows", forger.signedByAnother("nobody"), null, "E-TOKEN-CLIENT"),
                new Knock("alg none", forger.unsigned("health"), null, "E-TOKEN-ALGORITHM"),
                new Knock("HS256, the public key as secret", forger.hmac("health"), null, "E-TOKEN-ALGORITHM"),
                new Knock("expired", forger.expired("health"), "health", "E-TOKEN-EXPIRED"),
                new Knock("not yet", forger.early("health"), "health", "E-TOKEN-EARLY"),
                new Knock("for another audience", forger.elsewhere("health"), "health", "E-TOKEN-AUDIENCE"),
                new Knock("for longer than five minutes", forger.lasting("health"), "health", "E-TOKEN-LIFETIME"));
    }

    @ParameterizedTest
    @MethodSource("knocks")
    void aBadTokenOpensNothing(Knock knock) throws Exception {
        for (String preference : new String[] {"respond-async", "wait=10"}) {
            long before = hub.size();
            double noise = hub.metric("hub_noise_total{code=\"" + knock.code() + "\"}");

            Answer answer = hub.post(knock.token(), "/api/v1/departments/health/messages",
                    BodyPublishers.ofByteArray(OpenHub.sample("health", "certificates.json")), "Content-Type", JSON, "Prefer", preference);

            assertProblem(answer, 401, knock.code());
            assertThat(answer.headers()).containsKey("www-authenticate");
            if (knock.client() != null) {
                assertRefused(before, knock.client(), "message.post", knock.code());
            } else {
                assertThat(hub.size()).as("a stranger can't fill the log").isEqualTo(before);
                assertThat(hub.metric("hub_noise_total{code=\"" + knock.code() + "\"}")).isEqualTo(noise + 1);
            }
        }
    }

    /** A question that is not allowed. @param body null for GET */
    record Question(String name, String client, Purpose purpose, String path, String body, String door, int status, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Question> questions() {
        String holder = "{\"holder\":{\"code\":\"91990101MA0Y00016W\"}}";
        String identity = "{\"type\":\"resident-identity\",\"holder\":{\"code\":\"99010119880617012X\"}}";
        String applicant = "{\"applicant\":{\"code\":\"91990101MA0Y00016W\"}}";
        Purpose unknown = new Purpose("moon-landing", "C-1", "r", "o");
        return Stream.of(
                new Question("to another department", "health", null, "/api/v1/departments/housing/messages", "{}", "message.post", 403, "E-NOT-YOURS"),
                new Question("a consumer to a department", "portal", null, "/api/v1/departments/housing/messages", "{}", "message.post", 403, "E-NOT-YOURS"),
                new Question("query without purpose", "portal", null, "/api/v1/licences:query", holder, "query", 403, "E-NO-PURPOSE"),
                new Question("pull without purpose", "portal", null, "/api/v1/materials:pull", applicant, "pull", 403, "E-NO-PURPOSE"),
                new Question("query for no known item", "portal", unknown, "/api/v1/licences:query", holder, "query", 403, "E-ITEM-UNKNOWN"),
                new Question("pull for no known item", "portal", unknown, "/api/v1/materials:pull", applicant, "pull", 403, "E-ITEM-UNKNOWN"),
                new Question("query without a grant", "museum", OpenHub.SIGN, "/api/v1/licences:query", holder, "query", 403, "E-NO-GRANT"),
                new Question("pull without a grant", "museum", OpenHub.SIGN, "/api/v1/materials:pull", applicant, "pull", 403, "E-NO-GRANT"),
                new Question("query of a type not granted", "tax", OpenHub.SIGN, "/api/v1/licences:query", identity, "query", 403, "E-NO-GRANT"),
                new Question("query of a department", "health", OpenHub.SIGN, "/api/v1/licences:query", holder, "query", 403, "E-NOT-CONSUMER"),
                new Question("query 10,000 deep", "portal", OpenHub.SIGN, "/api/v1/licences:query", "[".repeat(10_000), "query", 400, "E-JSON-DEPTH"),
                new Question("query over 64 KiB", "portal", OpenHub.SIGN, "/api/v1/licences:query", " ".repeat(70_000), "query", 413, "E-BODY-TOO-LARGE"),
                new Question("query with a name twice", "portal", OpenHub.SIGN, "/api/v1/licences:query", "{\"type\":\"a\",\"type\":\"b\"}", "query", 400, "E-JSON-SYNTAX"),
                new Question("entries for a consumer", "portal", OpenHub.SIGN, "/api/v1/evidence/entries/0", null, "evidence.entry", 403, "E-ROLE"),
                new Question("proofs for a consumer", "portal", OpenHub.SIGN, "/api/v1/evidence/proof/0", null, "evidence.proof", 403, "E-ROLE"),
                new Question("consistency for a department", "health", null, "/api/v1/evidence/consistency?from=0&to=1", null, "evidence.consistency", 403, "E-ROLE"),
                new Question("the outbox for the auditor", "auditor", null, "/api/v1/outbox", null, "outbox.peek", 403, "E-ROLE"),
                new Question("another's rejections", "health", null, "/api/v1/departments/housing/rejections", null, "rejections", 403, "E-NOT-YOURS"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionThatIsNotAllowedIsRefusedOnRecord(Question question) throws Exception {
        long before = hub.size();
        String token = hub.token(question.client(), question.purpose());

        Answer answer = question.body() == null ? hub.get(token, question.path()) : hub.post(token, question.path(), question.body());

        assertProblem(answer, question.status(), question.code());
        assertRefused(before, question.client(), question.door(), question.code());
    }

    @Test
    void undecodableBytesInAFixedWidthFieldSpoilThatRecordAlone() throws Exception {
        byte[] identities = OpenHub.sample("public-security", "identity.txt");
        int records = hub.message("public-security", "text/plain", identities).json().get("received").intValue();
        identities[0] = (byte) 0xff;
        identities[1] = (byte) 0xff;

        JsonNode settled = hub.message("public-security", "text/plain", identities).json();

        assertThat(settled.get("rejected").intValue()).as(settled.toString()).isEqualTo(1);
        assertThat(settled.get("unchanged").intValue()).isEqualTo(records - 1);
    }

    @Test
    void aRequestWhoseHeadersAreTooLargeIsNotEvenRead() throws Exception {
        long before = hub.size();
        assertThat(hub.get("a".repeat(9000), "/api/v1/outbox").status()).isEqualTo(431);
        assertThat(hub.size()).isEqualTo(before);
    }

    @Test
    void manyLargeBodiesAtATimeFitIntoTheHeapThereIs() throws Exception {
        byte[] bomb = gzip(stream(' ', 200 * MIB));
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 24).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                return hub.post(hub.token("health"), "/api/v1/departments/health/messages", i % 2 == 0 ? chunked(' ', 17 * MIB) : BodyPublishers.ofByteArray(bomb),
                        "Content-Type", JSON);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        })).toList();
        for (CompletableFuture<Answer> answer : answers) {
            assertThat(answer.join().status()).isEqualTo(413);
        }
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws Exception {
        try {
            Answer answer = hub.post(hub.token("health"), "/api/v1/departments/health/messages", chunked(' ', Long.MAX_VALUE), "Content-Type", JSON);
            assertThat(answer.status()).isEqualTo(413);
        } catch (IOException cut) {
            assertThat(cut.getMessage()).as("the connection is cut before the client listens").isNotNull();
        }
        assertThat(hub.message("health", JSON, OpenHub.sample("health", "certificates.json")).status()).as("the next is served").isEqualTo(200);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("title").textValue()).isNotBlank();
        assertThat(answer.json().get("detail").textValue()).isNotBlank();
    }

    private static void assertRefused(long before, String client, String door, String code) throws Exception {
        List<JsonNode> entries = hub.entries(before);
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.get("type").textValue()).isEqualTo("refused");
        assertThat(entry.get("client").textValue()).isEqualTo(client);
        assertThat(entry.get("door").textValue()).isEqualTo(door);
        assertThat(entry.get("reason").textValue()).isEqualTo(code);
    }

    private static Post post(String name, String department, String type, BodyPublisher body, int status, String code) {
        return new Post(name, department, "", type, body, status, code);
    }
}
