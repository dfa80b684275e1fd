package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.lookup.Registry;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Departments that keep their data, asked by a whole hub: identity by REST, acceptance by SOAP, food licences by SQL, business licences each time. */
class LiveLookupTest {

    private static final String SHOP = "91990101MA0Y00016W";
    private static final String OWNER = "99010119880617012X";
    private static final Purpose SIGN = OpenHub.SIGN;
    private static final String PULL = "/api/v1/materials:pull";
    private static final String QUERY = "/api/v1/licences:query";

    @TempDir
    private Path home;
    private Registry people;
    private Registry works;
    private Registry firms;
    private OpenHub hub;

    @BeforeEach
    void open() throws Exception {
        people = new Registry();
        works = new Registry();
        firms = new Registry();
        Path config = Homes.configured(home);
        for (String id : List.of("health", "housing", "market-regulation", "public-security")) {
            delete(config.resolve("departments").resolve(id));
        }
        department(config, "people", "11990101MB000102X9", """
                transport: {live: {rest: {url: "%s/persons/{holderCode}"}, timeout: 20s, cache: 1h, breaker: {failures: 2, open: 1h}}}
                    format: {json: {}}
                    type: resident-identity
                    mapping:
                      number: {copy: /id}
                      holderName: {copy: /name}
                      holderCode: {copy: /id}
                      issuerName: {constant: 青山县公安局}
                      issuerCode: {constant: 11990101MB000102X9}
                """.formatted(people.url()));
        Files.createDirectories(config.resolve("departments/works"));
        Files.writeString(config.resolve("departments/works/request.xml"), "<w:Get xmlns:w=\"urn:works\"><w:Code>{holderCode}</w:Code></w:Get>\n");
        department(config, "works", "11990101MB00010389", """
                transport: {live: {soap: {url: "%s/soap", action: "urn:works:get", body: request.xml}, timeout: 20s, breaker: {failures: 100, open: 1h}}}
                    format:
                      xml:
                        namespaces: {s: "http://schemas.xmlsoap.org/soap/envelope/", w: "urn:works"}
                        record: s:Envelope/s:Body/w:Got/w:Acceptance
                    type: building-acceptance
                    mapping:
                      number: {copy: "@no"}
                      holderName: {copy: "w:Name"}
                      holderCode: {copy: "w:Code"}
                      issuerName: {constant: 青山县住房和城乡建设局}
                      issuerCode: {constant: 11990101MB00010389}
                      projectName: {copy: "w:Project"}
                      fireAcceptance: {table: fire-acceptance, of: "w:Result"}
                      acceptanceDate: {date: "w:On"}
                      issueDate: {date: "w:On"}
                """.formatted(works.url()));
        department(config, "food", "11990101MB0001070L", """
                transport: {live: {sql: {url: "jdbc:sqlite:food.db", query: "SELECT * FROM food WHERE code = :holderCode"}, timeout: 20s}}
                    type: food-operation-licence
                    mapping:
                      number: {copy: "no"}
                      issueDate: {date: issued}
                      validFrom: {date: issued}
                      validTo: {date: until}
                      holderName: {copy: name}
                      holderCode: {copy: code}
                      issuerName: {constant: 青山县市场监督管理局}
                      issuerCode: {constant: 11990101MB0001070L}
                      legalRepresentative: {copy: owner}
                      legalRepresentativeCode: {copy: owner_code}
                      businessItems: {copy: items}
                      businessAddress: {copy: place}
                      businessForm: {table: food-business-forms, of: form}
                """);
        department(config, "firms", "11990101MB0001011H", """
                transport: {live: {rest: {url: "%s/firms/{holderCode}"}, when: always, timeout: 20s, cache: 0s}}
                    format: {json: {}}
                    type: business-licence
                    mapping:
                      number: {copy: /code}
                      holderName: {copy: /name}
                      holderCode: {copy: /code}
                      issueDate: {date: /on}
                      issuerName: {constant: 青山县市场监督管理局}
                      issuerCode: {constant: 11990101MB0001011H}
                """.formatted(firms.url()));
        database();
        people.has("/persons/" + OWNER, 200, "{\"id\": \"" + OWNER + "\", \"name\": \"林晓禾\"}");
        firms.has("/firms/" + SHOP, 200, "[{\"code\": \"" + SHOP + "\", \"name\": \"老街小馆\", \"on\": \"2024-05-06\"}]");
        works.says(200, soapGot());
        hub = OpenHub.own(home);
    }

    @AfterEach
    void close() {
        hub.close();
        people.close();
        works.close();
        firms.close();
    }

    @Test
    void aPullAsksEveryDepartmentAndWhatTheySayIsSealedAndProven() throws Exception {
        OpenHub.Answer answer = pull("60");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("materials").findValuesAsText("verdict")).containsExactly("pulled", "pulled", "pulled", "pulled");
        assertThat(answer.json().path("materials").findValuesAsText("asOf")).hasSize(4).allSatisfy(time -> assertThat(time).endsWith("Z"));
        assertThat(answer.headers().get("preference-applied")).containsExactly("wait=60");
        assertThat(answer.json().path("materials").get(1).path("licence").path("holderName").asText()).isEqualTo("林晓禾");
        NoteKey key = NoteKey.parse(Files.readString(home.resolve("keys/evidence.vkey")).strip());
        assertThat(new OfflineVerifier(List.of(key)).verify(answer.body()).findings()).hasSizeGreaterThan(8).allMatch(OfflineVerifier.Finding::holds);
        assertThat(works.requests.get(0).body()).contains("<w:Code>" + SHOP + "</w:Code>");
        for (String department : List.of("people", "works", "food", "firms")) {
            assertThat(hub.metric("hub_lookups_total{department=\"" + department + "\",outcome=\"found\"}")).as(department).isEqualTo(1);
        }
        assertThat(hub.metric("hub_records_total{department=\"people\",outcome=\"registered\",type=\"resident-identity\"}")).isEqualTo(1);

        OpenHub.Answer again = pull("60");
        assertThat(again.json().path("notAskedAgain").asInt()).isEqualTo(4);
        assertThat(people.requests).as("the library holds it").hasSize(1);
        assertThat(firms.requests).as("asked each time").hasSize(2);
        assertThat(hub.metric("hub_records_total{department=\"firms\",outcome=\"unchanged\",type=\"business-licence\"}")).isEqualTo(1);
        assertThat(again.json().path("materials").findValues("asOf")).as("of what was asked again").hasSize(1);
    }

    @Test
    void aSlowDepartmentCostsItsMaterialAndTheBudgetAndNothingElseAndItsAnswerIsThereTheNextTime() throws Exception {
        warm();
        works.hold();
        long start = System.nanoTime();

        OpenHub.Answer answer = pull(null);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(works.underWay).as("the answer came while the department had not answered").hasValue(1);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode material = answer.json().path("materials").get(2);
        assertThat(material.path("verdict").asText()).isEqualTo("source-down");
        assertThat(material.path("retryAfter").asInt()).isEqualTo(1);
        assertThat(material.has("licence")).isFalse();
        assertThat(answer.json().path("complete").asBoolean()).isFalse();

        works.open();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(registered("works", "building-acceptance")).isEqualTo(1));
        assertThat(pull("60").json().path("materials").get(2).path("verdict").asText()).isEqualTo("pulled");
        assertThat(works.requests).hasSize(1);
    }

    @Test
    void whoIsDownIsLeftAloneAndShownAndTheHubIsWell() throws Exception {
        people.has("/persons/" + OWNER, 503, "");
        for (int i = 0; i < 3; i++) {
            JsonNode material = pull("60").json().path("materials").get(1);
            assertThat(material.path("verdict").asText()).isEqualTo("source-down");
        }
        assertThat(people.requests).as("its breaker is open after two").hasSize(2);
        JsonNode material = pull("60").json().path("materials").get(1);
        assertThat(material.path("retryAfter").asInt()).isBetween(3000, 3600);

        JsonNode check = health("people");
        assertThat(check.path("status").asText()).isEqualTo("UP");
        assertThat(check.path("data").path("people.live.live").asText()).contains("silent", "breaker open");
        assertThat(health("works").path("data").path("works.live.live").asText()).contains("answered last");
    }

    @Test
    void aQuerySaysWhatItLacksAndWhenItAsked() throws Exception {
        OpenHub.Answer known = query("portal", SHOP, "business-licence");
        assertThat(known.json().path("licences")).hasSize(1);
        assertThat(known.json().path("asked").findValuesAsText("type")).containsExactly("business-licence");
        assertThat(known.json().has("incomplete")).isFalse();

        firms.has("/firms/" + SHOP, 500, "");
        OpenHub.Answer down = query("portal", SHOP, "business-licence");
        assertThat(down.json().path("licences")).as("what its department would have to confirm is not vouched for").isEmpty();
        assertThat(down.json().path("incomplete").findValuesAsText("type")).containsExactly("business-licence");
        assertThat(down.json().path("incomplete").findValues("retryAfter")).hasSize(1);

        firms.has("/firms/" + SHOP, 404, "");
        OpenHub.Answer gone = query("portal", SHOP, "business-licence");
        assertThat(gone.json().path("licences")).isEmpty();
        assertThat(gone.json().path("asked")).hasSize(1);

        assertThat(verify(SHOP).json().path("verdict").asInt()).as("not found").isEqualTo(5);
        firms.has("/firms/" + SHOP, 500, "");
        assertThat(verify(SHOP).json().path("verdict").asInt()).as("not enough data").isEqualTo(4);
        assertThat(verify(SHOP).json().path("incomplete")).hasSize(1);
    }

    @Test
    void whatNobodyMaySeeIsNotAskedFor() throws Exception {
        assertThat(query("museum", SHOP, "business-licence").status()).isEqualTo(403);
        assertThat(hub.post(hub.token("museum", SIGN), PULL, "{\"applicant\": {\"code\": \"" + SHOP + "\"}}").status()).isEqualTo(403);
        OpenHub.Answer tax = hub.post(hub.token("tax", SIGN), PULL, "{\"applicant\": {\"code\": \"" + SHOP + "\"}}");
        assertThat(tax.json().path("materials").get(1).path("verdict").asText()).isIn("refused", "403", "");

        assertThat(people.requests).isEmpty();
        assertThat(works.requests).isEmpty();
    }

    @Test
    void manyPullsAtOnceShareOneQuestionForTheSameHolder() throws Exception {
        warm();
        works.hold();
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<CompletableFuture<OpenHub.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return pull("60");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, threads));
        }
        await().untilAsserted(() -> assertThat(works.underWay).hasValue(1));
        works.open();

        for (CompletableFuture<OpenHub.Answer> answer : all) {
            assertThat(answer.get(60, TimeUnit.SECONDS).json().path("notAskedAgain").asInt()).isEqualTo(4);
        }
        threads.shutdown();
        assertThat(works.requests).hasSize(1);
        assertThat(registered("works", "building-acceptance")).isEqualTo(1);
    }

    @Test
    void theHoldersCodeIsInNoLogAndNoMetric() throws Exception {
        people.has("/persons/" + OWNER, 200, "{\"id\": \"" + OWNER + "\" broken");
        works.says(500, envelope("<soap:Fault><faultcode>x</faultcode><faultstring>" + SHOP + "</faultstring></soap:Fault>"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            pull("60");
        } finally {
            root.detachAppender(log);
        }

        String told = log.list.stream().map(event -> event.getFormattedMessage() + (event.getThrowableProxy() == null ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy()))).collect(Collectors.joining("\n"));
        assertThat(told).contains("people/live does not answer", "works/live does not answer").doesNotContain(OWNER).doesNotContain(SHOP);
        assertThat(hub.metrics()).doesNotContain(OWNER).doesNotContain(SHOP);
    }

    private OpenHub.Answer pull(String wait) throws IOException, InterruptedException {
        String[] headers = wait == null ? new String[] {"Content-Type", "application/json"}
                : new String[] {"Content-Type", "application/json", "Prefer", "wait=" + wait};
        return hub.post(hub.token("portal", SIGN), PULL, BodyPublishers.ofString("{\"applicant\": {\"code\": \"" + SHOP + "\"}}"), headers);
    }

    private OpenHub.Answer query(String client, String code, String type) throws IOException, InterruptedException {
        return hub.post(hub.token(client, SIGN), QUERY, BodyPublishers.ofString("{\"holder\": {\"code\": \"" + code + "\"}, \"type\": \"" + type + "\"}"),
                "Content-Type", "application/json", "Prefer", "wait=60");
    }

    private OpenHub.Answer verify(String code) throws IOException, InterruptedException {
        return hub.post(hub.token("portal", SIGN), "/api/v1/licences:verify", BodyPublishers.ofString(
                "{\"type\": \"business-licence\", \"number\": \"" + code + "\", \"holderCode\": \"" + code + "\"}"), "Content-Type", "application/json",
                "Prefer", "wait=60");
    }

    /** Everything but the acceptance is held, and classes are loaded: what a test sees then is waiting. */
    private void warm() throws IOException, InterruptedException {
        String got = soapGot();
        works.says(500, envelope("<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>"));
        assertThat(pull("60").json().path("notAskedAgain").asInt()).isEqualTo(3);
        works.says(200, got);
        works.requests.clear();
    }

    private static String soapGot() {
        return envelope("<w:Got xmlns:w=\"urn:works\"><w:Acceptance no=\"QS-17\"><w:Name>老街小馆</w:Name><w:Code>" + SHOP + "</w:Code>"
                + "<w:Project>装修</w:Project><w:Result>合格</w:Result><w:On>2025-03-28</w:On></w:Acceptance></w:Got>");
    }

    private void database() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("food.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE food (no TEXT, issued DATE, until DATE, name TEXT, code TEXT, owner TEXT, owner_code TEXT, items TEXT, place TEXT, form TEXT)");
            statement.execute("INSERT INTO food VALUES ('JY29901010000260', '2025-04-15', '2030-04-14', '老街小馆', '" + SHOP + "', '林晓禾', '" + OWNER
                    + "', '热食类食品制售', '青山县老街12号', '餐饮服务')");
        }
    }

    private static void department(Path config, String id, String code, String feed) throws IOException {
        Path folder = Files.createDirectories(config.resolve("departments").resolve(id));
        Files.writeString(folder.resolve("department.yaml"), "id: " + id + "\nname: {zh-CN: 青山县某局, en: A bureau}\ncode: " + code
                + "\nfeeds:\n  - id: live\n    " + feed);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private JsonNode health(String department) throws IOException, InterruptedException {
        for (JsonNode check : hub.health().path("checks")) {
            if (check.path("name").asText().contains("department-" + department)) {
                return check;
            }
        }
        throw new IOException("no check of " + department);
    }

    private double registered(String department, String type) throws IOException, InterruptedException {
        return hub.metric("hub_records_total{department=\"" + department + "\",outcome=\"registered\",type=\"" + type + "\"}");
    }

    private static String envelope(String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }
}
