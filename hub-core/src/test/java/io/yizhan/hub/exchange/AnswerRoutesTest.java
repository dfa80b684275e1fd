package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.MerkleTree;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.TownHall.Answer;
import io.yizhan.hub.licence.State;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.signing.Seal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRoutesTest {

    private static final String QUERY = "/api/v1/licences:query";
    private static final String VERIFY = "/api/v1/licences:verify";
    private static final String PULL = "/api/v1/materials:pull";
    private static final String OF_SHOP = "{\"holder\":{\"code\":\"" + Town.SHOP + "\"}}";

    @TempDir
    static Path home;
    private static TownHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TownHall(home, Map.of(), null, null);
        hall.town.register(Licences.business());
        hall.town.register(Licences.identity());
        hall.town.register(Licences.acceptance());
        hall.town.register(Licences.food());
        hall.town.register(Licences.acceptance("QSXF-2020-0001", Licences.days("2020-01-01", "2020-12-31")));
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void aQueryShowsWhatIsGrantedAndProvesIt() throws Exception {
        Answer answer = hall.postJson(QUERY, hall.town.token("portal"), "{\"holder\":{\"code\":\"" + Town.SHOP.toLowerCase() + "\"},\"type\":\"business-licence\"}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode licence = answer.json().get("licences").get(0);
        assertThat(licence.get("licence").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("type", "state", "number", "issuerName", "holderName", "holderCode", "enterpriseType");
        assertThat(licence.get("withheld")).extracting(JsonNode::textValue)
                .containsExactly("capital", "holderCodeType", "issueDate", "issuerCode", "legalRepresentative");
        assertProven(licence);
        assertDisclosed(answer, "query", 1);
    }

    @Test
    void aQueryWithoutTypeShowsAllGrantedTypesValidThatDay() throws Exception {
        Answer today = hall.postJson(QUERY, hall.town.token("portal"), OF_SHOP);
        assertThat(today.json().get("licences")).extracting(l -> l.at("/licence/type").textValue())
                .containsExactlyInAnyOrder("business-licence", "building-acceptance", "food-operation-licence");

        Answer then = hall.postJson(QUERY, hall.town.token("portal"),
                "{\"holder\":{\"code\":\"" + Town.SHOP + "\"},\"type\":\"building-acceptance\",\"on\":\"2020-06-01\"}");
        assertThat(then.json().get("licences")).hasSize(2);

        Answer tax = hall.postJson(QUERY, hall.town.token("tax"), OF_SHOP);
        assertThat(tax.json().get("licences")).hasSize(1);
        assertThat(tax.json().at("/licences/0/licence").fieldNames()).toIterable().containsExactlyInAnyOrder("type", "state", "number");
    }

    @Test
    void aPullBringsEveryMaterialWithProof() throws Exception {
        Answer answer = hall.postJson(PULL, hall.town.token("portal", "outdoor-sign", "C-77"), "{\"applicant\":{\"code\":\"" + Town.SHOP + "\"}}");

        JsonNode bundle = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(bundle.fieldNames()).toIterable().containsExactly("item", "case", "complete", "materials", "notAskedAgain", "proof");
        assertThat(bundle.get("item").textValue()).isEqualTo("outdoor-sign");
        assertThat(bundle.get("case").textValue()).isEqualTo("C-77");
        assertThat(bundle.get("complete").booleanValue()).isTrue();
        assertThat(bundle.get("notAskedAgain").intValue()).isEqualTo(4);
        for (JsonNode material : bundle.get("materials")) {
            assertThat(material.get("verdict").textValue()).isEqualTo("pulled");
            assertThat(material.has("since")).isFalse();
            assertProven(material);
        }
        assertDisclosed(answer, "pull", 4);

        JsonNode again = hall.postJson(PULL, hall.town.token("portal", "outdoor-sign", "C-77"), "{\"applicant\":{\"code\":\"" + Town.SHOP + "\"}}").json();
        assertThat(again.at("/materials/0/since").textValue()).isEqualTo("2026-11-22T02:00:00.000Z");
    }

    @Test
    void anAnswerIsVerifiedWithoutTheHubAndAnyChangeIsFound() throws Exception {
        OfflineVerifier verifier = new OfflineVerifier(List.of(hall.town.keys.evidenceKey()));
        for (Answer answer : List.of(
                hall.postJson(QUERY, hall.town.token("portal"), OF_SHOP),
                hall.postJson(PULL, hall.town.token("tax", "outdoor-sign", "C-9"), "{\"applicant\":{\"code\":\"" + Town.SHOP + "\"}}"))) {
            byte[] file = answer.http().body().getBytes(StandardCharsets.UTF_8);
            assertThat(verifier.verify(file).findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.holds()).as(finding.toString()).isTrue());
            String changed = answer.http().body().replaceFirst("\"state\":\"01\"", "\"state\":\"07\"");
            assertThat(verifier.verify(changed.getBytes(StandardCharsets.UTF_8)).holds()).isFalse();
        }
    }

    @Test
    void aRevokedLicenceIsToldByTheNextPullAndGoneFromQueries() throws Exception {
        String shop = "91990101MA5TET075W";
        hall.town.register(new io.yizhan.hub.licence.Licence("business-licence", shop, null, "局", "11990101MB00000193", null,
                new io.yizhan.hub.licence.Holder("新街小馆", new io.yizhan.hub.licence.HolderCode("001", shop)), io.yizhan.hub.licence.Validity.UNLIMITED,
                State.VALID, new java.util.TreeMap<>(), new java.util.TreeMap<>()));
        hall.town.change("business-licence", shop, State.REVOKED);

        JsonNode first = hall.postJson(PULL, hall.town.token("portal"), "{\"applicant\":{\"code\":\"" + shop + "\"}}").json().at("/materials/0");
        assertThat(first.get("verdict").textValue()).isEqualTo("revoked");
        assertThat(first.get("state").textValue()).isEqualTo("07");
        assertThat(first.has("licence")).isFalse();
        assertThat(hall.postJson(QUERY, hall.town.token("portal"), "{\"holder\":{\"code\":\"" + shop + "\"}}").json().get("licences")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"business-licence\",\"number\":\"92990101MA5TET008U\",\"holderName\":\"老街小馆\"} | 0",
        "{\"type\":\"business-licence\",\"number\":\"92990101MA5TET008U\",\"holderName\":\"别家\"} | 6",
        "{\"type\":\"business-licence\",\"number\":\"none\",\"holderName\":\"老街小馆\"} | 5",
        "{\"type\":\"business-licence\"} | 4",
    })
    void aCertificateIsVerifiedByItsNumber(String body, int verdict) throws Exception {
        Answer answer = hall.postJson(VERIFY, hall.town.token("portal"), body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("verdict").intValue()).isEqualTo(verdict);
        assertThat(answer.json().get("text").textValue()).isNotBlank();
        assertThat(hall.town.lastEntry()).containsEntry("type", "disclosed").containsEntry("door", "verify");
    }

    @Test
    void whoHasNoGrantIsRefusedOnRecord() throws Exception {
        Answer answer = hall.postJson(PULL, hall.town.token("museum"), "{\"applicant\":{\"code\":\"" + Town.SHOP + "\"}}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("E-NO-GRANT");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("client", "museum").containsEntry("door", "pull")
                .containsEntry("reason", "E-NO-GRANT").containsEntry("item", "outdoor-sign").containsEntry("case", "C-1");
        assertThat(hall.postJson(QUERY, hall.town.token("museum"), OF_SHOP).code()).isEqualTo("E-NO-GRANT");
    }

    @Test
    void purposesAreChecked() throws Exception {
        assertThat(hall.postJson(PULL, hall.town.token("portal", (String) null, null), "{\"applicant\":{\"code\":\"x\"}}").code()).isEqualTo("E-NO-PURPOSE");
        assertThat(hall.postJson(PULL, hall.town.token("portal", "no-item", "C"), "{\"applicant\":{\"code\":\"x\"}}").code()).isEqualTo("E-ITEM-UNKNOWN");
        assertThat(hall.postJson(PULL, hall.town.token("auditor", (String) null, null), "{\"applicant\":{\"code\":\"x\"}}").code()).isEqualTo("E-ROLE");
        assertThat(hall.postJson(QUERY, hall.town.token("housing", (String) null, null), OF_SHOP).code()).isEqualTo("E-NOT-CONSUMER");
    }

    @Test
    void strangersAreCountedAndLeaveNoEntry() throws Exception {
        long size = hall.town.log.checkpoint().size();
        Answer none = hall.postJson(QUERY, null, OF_SHOP);
        Answer forged = hall.postJson(QUERY, hall.town.token("portal").replaceFirst("....$", "AAAA"), OF_SHOP);
        Answer algNone = hall.postJson(QUERY, "eyJhbGciOiJub25lIn0.eyJpc3MiOiJwb3J0YWwifQ.", OF_SHOP);
        Answer basic = hall.post(QUERY, null, OF_SHOP, "Content-Type", "application/json", "Authorization", "Basic cG9ydGFsOng=");

        assertThat(List.of(none.status(), forged.status(), algNone.status(), basic.status())).containsOnly(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(forged.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(List.of(none.code(), forged.code(), basic.code())).containsExactly("E-TOKEN-MISSING", "E-TOKEN-SIGNATURE", "E-TOKEN-MISSING");
        assertThat(algNone.code()).isEqualTo("E-TOKEN-ALGORITHM");
        assertThat(hall.town.log.checkpoint().size()).isEqualTo(size);
        assertThat(hall.town.meters.get("hub.noise").tag("code", "E-TOKEN-SIGNATURE").counter().count()).isEqualTo(1);
    }

    @Test
    void anExpiredTokenOfAKnownClientIsOnRecord() throws Exception {
        String token = hall.town.token("portal", new Purpose("outdoor-sign", "C", null, null), Duration.ofSeconds(-60));
        String expired = hall.town.token("portal", new Purpose("outdoor-sign", "C", null, null), Duration.ofMinutes(6));
        assertThat(hall.postJson(QUERY, token, OF_SHOP).status()).isEqualTo(401);
        assertThat(hall.postJson(QUERY, expired, OF_SHOP).code()).isEqualTo("E-TOKEN-LIFETIME");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("client", "portal").containsEntry("reason", "E-TOKEN-LIFETIME");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json | {\"holder\":{\"code\":\"x\"},\"hodler\":1} | 400 | E-BODY-MEMBERS | /hodler | E-MEMBER-UNKNOWN",
        "application/json | {\"holder\":{\"code\":\"x\",\"a/b~c\":1}} | 400 | E-BODY-MEMBERS | /holder/a~1b~0c | E-MEMBER-UNKNOWN",
        "application/json | {} | 400 | E-BODY-MEMBERS | /holder | E-MEMBER-MISSING",
        "application/json | {\"holder\":{}} | 400 | E-BODY-MEMBERS | /holder/code | E-MEMBER-MISSING",
        "application/json | {\"holder\":{\"code\":7}} | 400 | E-BODY-MEMBERS | /holder/code | E-MEMBER-TYPE",
        "application/json | {\"holder\":[]} | 400 | E-BODY-MEMBERS | /holder | E-MEMBER-TYPE",
        "application/json | {\"holder\":{\"code\":\"x\"},\"type\":\"fishing\"} | 400 | E-BODY-MEMBERS | /type | E-TYPE-UNKNOWN",
        "application/json | {\"holder\":{\"code\":\"x\"},\"on\":\"22.11.2026\"} | 400 | E-BODY-MEMBERS | /on | E-MEMBER-FORMAT",
        "application/json | {\"holder\":{\"code\":\"x\",\"code\":\"y\"}} | 400 | E-JSON-SYNTAX | | ",
        "application/json | {\"holder\":{\"code\":\"x\"}} {} | 400 | E-JSON-SYNTAX | | ",
        "application/json | [] | 400 | E-JSON-SYNTAX | | ",
        "application/json | `` | 400 | E-JSON-SYNTAX | | ",
        "text/plain | {\"holder\":{\"code\":\"x\"}} | 415 | E-MESSAGE-TYPE | | ",
    })
    void aBadBodyIsToldWhereAndIsOnRecord(String type, String body, int status, String code, String pointer, String fault) throws Exception {
        Answer answer = hall.post(QUERY, hall.town.token("portal"), body, "Content-Type", type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        if (pointer != null) {
            assertThat(answer.json().get("errors")).extracting(e -> e.get("pointer").textValue(), e -> e.get("code").textValue())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(pointer, fault));
        }
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("reason", code);
    }

    @Test
    void bodiesAreBounded() throws Exception {
        Answer large = hall.postJson(QUERY, hall.town.token("portal"), "{\"a\":\"" + "x".repeat(70_000) + "\"}");
        Answer deep = hall.postJson(QUERY, hall.town.token("portal"), "[".repeat(40) + "]".repeat(40));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("E-BODY-TOO-LARGE");
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.code()).isEqualTo("E-JSON-DEPTH");
    }

    @Test
    void noPersonsDataIsInTheLog() throws Exception {
        hall.postJson(QUERY, hall.town.token("portal"), OF_SHOP);
        for (long i = 0; i < hall.town.log.checkpoint().size(); i++) {
            assertThat(new String(hall.town.log.entry(i).orElseThrow().bytes(), StandardCharsets.UTF_8))
                    .doesNotContain(Town.SHOP, Town.OWNER, "老街", "白小满", "a test");
        }
    }

    /** The fields shown are those whose seal the log's registered entry holds. */
    private static void assertProven(JsonNode answer) throws Exception {
        Map<String, Object> map = Json.object(Json.mapper().writeValueAsBytes(answer));
        @SuppressWarnings("unchecked")
        Seal seal = Seal.ofJson((Map<String, Object>) map.get("seal"));
        @SuppressWarnings("unchecked")
        Map<String, String> shown = (Map<String, String>) map.get("licence");
        assertThat(seal.uncovered(shown)).isEmpty();
        assertThat(seal.salts().keySet()).isEqualTo(shown.keySet());
        Map<String, Object> entry = Json.object(requireIncluded(answer.get("proof").textValue()).entry());
        assertThat(entry).containsEntry("type", "registered")
                .containsEntry("seal", HexFormat.of().formatHex(hall.town.keys.suite().digest(seal.sealedBytes())));
    }

    /** The answer is the one the disclosed event tells of. */
    private static void assertDisclosed(Answer answer, String door, int licences) throws Exception {
        ObjectNode without = answer.json().deepCopy();
        without.remove("proof");
        byte[] canonical = CanonicalJson.bytes(Json.object(Json.mapper().writeValueAsBytes(without)));
        Map<String, Object> entry = Json.object(requireIncluded(answer.json().get("proof").textValue()).entry());
        assertThat(entry).containsEntry("type", "disclosed").containsEntry("door", door).containsEntry("consumer", "portal")
                .containsEntry("operator", "clerk-7").containsKeys("reasonHash", "rules", "holder", "item", "case")
                .containsEntry("answer", HexFormat.of().formatHex(hall.town.keys.suite().digest(canonical)));
        assertThat((List<?>) entry.get("licences")).hasSize(licences);
    }

    private static Proof requireIncluded(String text) throws Exception {
        Proof proof = Proof.parse(text);
        Checkpoint checkpoint = Checkpoint.open(proof.checkpoint(), List.of(hall.town.keys.evidenceKey()));
        MerkleTree tree = new MerkleTree(hall.town.keys.suite());
        assertThat(tree.included(tree.leaf(proof.entry()), proof.index(), checkpoint.size(), proof.path(), checkpoint.root())).isTrue();
        return proof;
    }
}
