package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.TownHall.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageRoutesTest {

    private static final String POST = "/api/v1/departments/housing/messages";

    @TempDir
    static Path home;
    private static TownHall hall;
    private static String housing;

    @BeforeAll
    static void open() throws Exception {
        hall = new TownHall(home, departments(), TrialIntake::new, null);
        housing = hall.town.token("housing", (String) null, null);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    static Map<String, Department> departments() {
        LicenceType type = SchemaTypes.licenceTypes().get("building-acceptance");
        Feed acceptance = new Feed("acceptance", "housing", new Transport.Http(), "xml", type, Statement.LICENCE, null, List.of("application/xml", "text/xml"));
        return Map.of("housing", new Department("housing", new Text("住建局", "Housing"), "11990101MB00000193", List.of(), List.of(acceptance)));
    }

    @Test
    void aMessageIsAcceptedOnceItIsDurable() throws Exception {
        Answer answer = post("keep\na");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("messageId", "digest", "proof");
        Map<String, Object> entry = Json.object(Proof.parse(answer.json().get("proof").textValue()).entry());
        assertThat(entry).containsEntry("type", "received").containsEntry("digest", answer.json().get("digest").textValue());
        assertThat(answer.header("Location")).isEqualTo("/api/v1/messages/" + answer.json().get("messageId").textValue());

        Answer state = hall.get(answer.header("Location"), housing);
        assertThat(state.json().get("state").textValue()).isEqualTo("received");
        assertThat(state.json().at("/events/0/type").textValue()).isEqualTo("received");
        assertThat(state.json().at("/events/0/index").longValue()).isNotNegative();
        assertThat(hall.get(answer.header("Location") + "?events=false", housing).json().fieldNames()).toIterable().contains("received")
                .doesNotContain("events");
    }

    @Test
    void whoWaitsIsToldTheOutcome() throws Exception {
        Answer answer = post("settle\na\nb\nc", "Prefer", "respond-async, wait=90");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
        JsonNode json = answer.json();
        assertThat(json.fieldNames()).toIterable()
                .containsExactly("messageId", "received", "registered", "unchanged", "rejected", "warned", "parked", "violations");
        assertThat(List.of(json.get("received").intValue(), json.get("registered").intValue(), json.get("rejected").intValue())).containsExactly(3, 2, 1);
        assertThat(json.get("violations").toString())
                .isEqualTo("[{\"record\":3,\"line\":4,\"field\":\"holderCode\",\"code\":\"E-HOLDER-CODE\",\"detail\":\"no valid code; check it\"}]");

        JsonNode state = hall.get("/api/v1/messages/" + json.get("messageId").textValue(), hall.town.token("auditor", (String) null, null)).json();
        assertThat(state.get("state").textValue()).isEqualTo("settled");
        assertThat(state.get("events")).extracting(e -> e.get("type").textValue()).containsExactly("received", "rejected");
    }

    @Test
    void whatIsNotSettledInTimeIsSaidSo() throws Exception {
        Answer answer = post("keep\na\nb", "Prefer", "wait=1");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().fieldNames()).toIterable().contains("messageId", "digest", "proof", "received", "registered", "violations");
    }

    @Test
    void anUnreadableMessageIsAProblemOnRecord() throws Exception {
        Answer early = post("entity");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.code()).isEqualTo("E-XML-DTD");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("client", "housing").containsEntry("reason", "E-XML-DTD");

        assertThat(post("large").status()).isEqualTo(413);
    }

    @Test
    void aKeyStandsForOneMessage() throws Exception {
        Answer first = post("keep\nkeyed", "Idempotency-Key", "k-1");
        Answer again = post("keep\nkeyed", "Idempotency-Key", "k-1");
        Answer other = post("keep\nother", "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("messageId")).isEqualTo(first.json().get("messageId"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("E-IDEMPOTENCY-KEY");
        assertThat(post("keep", "Idempotency-Key", "k 1").code()).isEqualTo("E-PARAMETER");
    }

    @Test
    void anUnavailableStoreIsSaidSoAndTriedAgainLater() throws Exception {
        Answer answer = post("full");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("E-STORE-UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void aDepartmentSpeaksForItselfOnly() throws Exception {
        Answer other = hall.post(POST, hall.town.token("market-regulation", (String) null, null), "keep", "Content-Type", "application/xml");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.code()).isEqualTo("E-NOT-YOURS");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("client", "market-regulation").containsEntry("reason", "E-NOT-YOURS");

        String location = post("keep\nmine").header("Location");
        assertThat(hall.get(location, hall.town.token("market-regulation", (String) null, null)).code()).isEqualTo("E-NOT-YOURS");
        assertThat(hall.get(location, hall.town.token("portal")).code()).isEqualTo("E-ROLE");
        assertThat(hall.get("/api/v1/messages/none", housing).code()).isEqualTo("E-MESSAGE-UNKNOWN");
        assertThat(hall.get("/api/v1/departments/housing/rejections", hall.town.token("portal")).code()).isEqualTo("E-NOT-YOURS");
    }

    @Test
    void typeEncodingAndFeedAreChecked() throws Exception {
        assertThat(hall.post(POST, housing, "keep", "Content-Type", "application/json").code()).isEqualTo("E-MESSAGE-TYPE");
        assertThat(hall.post(POST, housing, "keep").status()).isEqualTo(415);
        assertThat(post("keep", "Content-Encoding", "br").code()).isEqualTo("E-MESSAGE-TYPE");
        assertThat(post("keep", "Content-Encoding", "gzip").status()).isEqualTo(202);
        assertThat(hall.post(POST + "?feed=none", housing, "keep", "Content-Type", "application/xml").code()).isEqualTo("E-FEED-UNKNOWN");
        assertThat(hall.post(POST + "?feed=acceptance", housing, "keep", "Content-Type", "text/xml; charset=GBK").status()).isEqualTo(202);
    }

    @Test
    void rejectionsComeInPages() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("settle\npage" + i, "Prefer", "wait=5");
        }
        JsonNode first = hall.get("/api/v1/departments/housing/rejections?limit=2", housing).json();
        assertThat(first.get("rejections")).hasSize(2);
        assertThat(first.get("next").longValue()).isEqualTo(first.at("/rejections/1/row").longValue());
        assertThat(first.at("/rejections/0").fieldNames()).toIterable()
                .containsExactly("row", "message", "record", "line", "field", "code", "detail", "time");

        JsonNode rest = hall.get("/api/v1/departments/housing/rejections?after=" + first.get("next") + "&limit=1000", housing).json();
        assertThat(rest.get("rejections").size()).isPositive();
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void rejectionsOfOneMessageAlone() throws Exception {
        post("settle\nbefore", "Prefer", "wait=5");
        String message = post("settle\nonly", "Prefer", "wait=5").json().get("messageId").textValue();

        JsonNode rejections = hall.get("/api/v1/departments/housing/rejections?limit=1000&message=" + message, housing).json().get("rejections");
        assertThat(rejections).isNotEmpty().allSatisfy(rejection -> assertThat(rejection.get("message").textValue()).isEqualTo(message));
        assertThat(hall.get("/api/v1/departments/housing/rejections?message=none", housing).json().get("rejections")).isEmpty();
    }

    @Test
    void whoPollsMayLeaveTheEventsOut() throws Exception {
        String location = post("settle\na\nb", "Prefer", "wait=5").header("Location");

        Answer state = hall.get(location + "?events=false", housing);
        assertThat(state.json().get("state").textValue()).isEqualTo("settled");
        assertThat(state.json().has("events")).isFalse();
        assertThat(hall.get(location + "?events=true", housing).json().get("events")).isNotEmpty();
        assertThat(hall.get(location + "?events=no", housing).code()).isEqualTo("E-PARAMETER");
    }

    private static Answer post(String body, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/xml";
        return hall.post(POST, housing, body, all);
    }
}
