package io.yizhan.hub.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.library.LicenceLibrary;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Suite;
import io.yizhan.hub.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Departments that keep their data, each a real server on this machine. */
class LookupsTest {

    private static final String TYPE = "resident-identity";
    private static final String CODE = "990101198001010014";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration AGES = Duration.ofHours(1);

    @TempDir
    Path home;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Watch clock = new Watch();
    private Database database;
    private Registry registry;
    private Lookups lookups;
    private final List<String> landed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        KeyRing keys = KeyRing.open(home.resolve("keys"), Suite.INTL, "qingshan.example/log");
        database = Database.open(home.resolve("data/hub.db"));
        registry = new Registry();
        lookups = new Lookups(home, this::land, new LicenceLibrary(database, keys), new HubMetrics(meters), clock);
    }

    @AfterEach
    void close() {
        lookups.close();
        registry.close();
        database.close();
    }

    private CompletableFuture<Long> land(Department department, Feed feed, byte[] answer) throws UnreadableMessageException {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (text.startsWith("garbage")) {
            throw new UnreadableMessageException("E-JSON-SYNTAX", "no JSON");
        }
        landed.add(text);
        return CompletableFuture.completedFuture(text.equals("[]") ? 0L : 1L);
    }

    @Test
    void whatTheDepartmentSaysLandsAndHoldsForAWhileItsNothingToo() {
        registry.has("/persons/" + CODE, 200, "{\"x\":1}");
        serve(live(rest(), AGES, false, 5, LONG));

        Sought first = ask(CODE);
        assertThat(first.asOf()).contains(clock.instant());
        assertThat(first.retryAfter()).isEmpty();
        assertThat(landed).containsExactly("{\"x\":1}");

        Instant then = clock.instant();
        clock.advance(60_000);
        assertThat(ask(CODE).asOf()).as("as of when it was asked, not of now").contains(then);
        assertThat(ask("990101199001010016").asOf()).contains(clock.instant());
        assertThat(ask("990101199001010016").retryAfter()).isEmpty();
        assertThat(registry.requests).as("two holders, one question each").hasSize(2);
        assertThat(landed).hasSize(1);
        assertThat(count("cached")).isEqualTo(2);
        assertThat(count("none")).isEqualTo(1);
    }

    @Test
    void withoutACacheItIsAskedEachTime() {
        registry.says(200, "{}");
        serve(live(rest(), Duration.ZERO, false, 5, LONG));

        ask(CODE);
        ask(CODE);

        assertThat(registry.requests).hasSize(2);
    }

    @Test
    void whatIsHeldIsAskedForOnlyWhereTheDepartmentIsAskedAlways() {
        registry.says(404, "");
        serve(live(rest(), AGES, false, 5, LONG));
        assertThat(lookups.inquire(TYPE, CODE, true).await(Deadline.in(LONG))).isSameAs(Sought.NOBODY);
        assertThat(registry.requests).isEmpty();

        serve(live(rest(), AGES, true, 5, LONG));
        Sought sought = lookups.inquire(TYPE, CODE, true).await(Deadline.in(LONG));
        assertThat(registry.requests).hasSize(1);
        assertThat(sought.confirms("register")).as("it says that it has none").isFalse();
        assertThat(sought.confirms("another")).isTrue();
    }

    @Test
    void thoseWhoAskForTheSameHolderAtTheSameTimeShareOneQuestion() {
        registry.has("/persons/" + CODE, 200, "{}");
        registry.hold();
        serve(live(rest(), AGES, false, 5, LONG));

        List<CompletableFuture<Sought>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Inquiry inquiry = lookups.inquire(TYPE, CODE, false);
            all.add(CompletableFuture.supplyAsync(() -> inquiry.await(Deadline.in(LONG))));
        }
        await().untilAsserted(() -> assertThat(registry.requests).hasSize(1));
        registry.open();

        assertThat(all).allSatisfy(sought -> assertThat(sought.get(30, TimeUnit.SECONDS).asOf()).isPresent());
        assertThat(registry.requests).hasSize(1);
        assertThat(landed).hasSize(1);
    }

    @Test
    void noMoreQuestionsAreUnderWayThanAllowedAndTooManyAreRefusedAtOnce() {
        registry.says(404, "");
        registry.hold();
        serve(new Transport.Live(rest(), LONG, AGES, false, 5, LONG, 2));

        List<Inquiry> inquiries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            inquiries.add(lookups.inquire(TYPE, "code-" + i, false));
        }
        await().untilAsserted(() -> assertThat(registry.underWay).hasValue(2));
        assertThat(count("busy")).as("two under way, eight waiting for each of them").isEqualTo(40 - 2 - 16);
        registry.open();

        assertThat(inquiries.stream().filter(i -> i.await(Deadline.in(LONG)).retryAfter().isEmpty())).hasSize(18);
        assertThat(registry.mostUnderWay).hasValue(2);
    }

    @Test
    void whoIsTooSlowIsSilentAndWhatItSaysAfterTheWaitStillLands() {
        registry.says(200, "{}");
        registry.hold();
        serve(live(rest(), AGES, false, 5, LONG));

        Sought late = lookups.inquire(TYPE, CODE, false).await(Deadline.in(Duration.ofMillis(20)));
        assertThat(late.retryAfter()).contains(1L);
        assertThat(late.asOf()).isEmpty();
        registry.open();

        await().untilAsserted(() -> assertThat(landed).hasSize(1));
        await().untilAsserted(() -> assertThat(lookups.inquire(TYPE, CODE, false).await(Deadline.in(LONG)).asOf()).isPresent());
        assertThat(registry.requests).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerWithinItsTimeOutHasFailed() {
        registry.hold();
        serve(new Transport.Live(rest(), Duration.ofMillis(50), AGES, false, 5, LONG, 4));

        assertThat(ask(CODE).retryAfter()).contains(1L);
        assertThat(count("timeout")).isEqualTo(1);
    }

    @Test
    void theBreakerOpensAfterFailuresInARowAndClosesOnceItAnswersAgain() {
        registry.says(503, "");
        serve(live(rest(), AGES, false, 3, Duration.ofMillis(300)));

        for (int i = 0; i < 6; i++) {
            assertThat(ask(CODE).retryAfter()).contains(1L);
        }
        assertThat(registry.requests).as("left alone after three").hasSize(3);
        assertThat(count("open")).isEqualTo(3);
        assertThat(lookups.states("register").toString()).contains("silent", "breaker open");

        registry.says(404, "");
        await().untilAsserted(() -> assertThat(ask(CODE).retryAfter()).isEmpty());
        assertThat(registry.requests).as("one on trial").hasSize(4);
        assertThat(lookups.states("register").toString()).contains("answered last", "breaker closed");
        ask("another");
        assertThat(registry.requests).hasSize(5);
    }

    @Test
    void aLongRestIsToldInSeconds() {
        registry.says(500, "");
        serve(live(rest(), AGES, false, 1, Duration.ofSeconds(300)));

        assertThat(ask(CODE).retryAfter().orElseThrow()).isBetween(200L, 300L);
    }

    @Test
    void whoIsNotThereOrSpeaksGarbageIsSilent() {
        serve(live(new LiveQuestion.Rest("http://127.0.0.1:1/{holderCode}", null), AGES, false, 5, LONG));
        assertThat(ask(CODE).retryAfter()).contains(1L);
        assertThat(count("failed")).isEqualTo(1);

        registry.says(200, "garbage");
        serve(live(rest(), AGES, false, 5, LONG));
        assertThat(ask(CODE).retryAfter()).contains(1L);
        assertThat(count("unreadable")).isEqualTo(1);

        registry.says(200, "x".repeat(HttpExchange.MOST_BYTES + 1));
        assertThat(ask(CODE).retryAfter()).contains(1L);
        assertThat(count("failed")).isEqualTo(2);
        assertThat(landed).isEmpty();
    }

    @Test
    void theCodeIsEncodedAndTheSecretSent() throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/register"), "Bearer abc\n");
        serve(live(new LiveQuestion.Rest(registry.url() + "/persons/{holderCode}?x=1", "secrets/register"), AGES, false, 5, LONG));

        ask("../a b/ü?#");

        assertThat(registry.requests.get(0).path()).isEqualTo("/persons/..%2Fa%20b%2F%C3%BC%3F%23");
        assertThat(registry.requests.get(0).headers()).containsEntry("authorization", "Bearer abc");
    }

    @Test
    void withoutItsSecretNobodyIsAsked() {
        serve(live(new LiveQuestion.Rest(registry.url() + "/{holderCode}", "secrets/none"), AGES, false, 5, LONG));

        assertThat(ask(CODE).retryAfter()).isPresent();
        assertThat(registry.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "1.2"})
    void soapIsAskedInItsVersionTheCodeEscaped(String version) {
        String envelope = SoapVersion.of(version).envelope("<r/>");
        registry.says(200, envelope);
        serve(live(soap(version), AGES, false, 5, LONG));

        assertThat(ask("<a&\"b>").asOf()).isPresent();

        assertThat(landed).containsExactly(envelope);
        Registry.Request request = registry.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).contains("<soap:Envelope xmlns:soap=\"" + SoapVersion.of(version).namespace + "\">",
                "<soap:Body><g:get xmlns:g=\"urn:x\"><g:code>&lt;a&amp;&quot;b&gt;</g:code></g:get></soap:Body>");
        if (version.equals("1.1")) {
            assertThat(request.headers()).containsEntry("soapaction", "\"urn:get\"").containsEntry("content-type", "text/xml; charset=utf-8");
        } else {
            assertThat(request.headers()).containsEntry("content-type", "application/soap+xml; charset=utf-8; action=\"urn:get\"");
        }
    }

    @Test
    void aFaultThatSaysNothingFoundIsNoFailureAnyOtherIs() {
        serve(live(soap("1.1"), Duration.ZERO, false, 50, LONG));

        registry.says(500, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no such person</faultstring>"
                + "<detail><p:NoSuchRecord xmlns:p=\"urn:x\"><p:faultcode>soap:Other</p:faultcode></p:NoSuchRecord></detail></soap:Fault>"));
        assertThat(ask(CODE).retryAfter()).isEmpty();
        registry.says(200, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>NotFound</faultcode></soap:Fault>"));
        assertThat(ask(CODE).retryAfter()).isEmpty();
        registry.says(400, SoapVersion.V1_2.envelope("<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>x:RecordNotFound"
                + "</soap:Value></soap:Subcode></soap:Code></soap:Fault>"));
        assertThat(ask(CODE).retryAfter()).isEmpty();
        assertThat(count("none")).isEqualTo(3);

        registry.says(500, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>NotFound</faultstring></soap:Fault>"));
        assertThat(ask(CODE).retryAfter()).isPresent();
        registry.says(200, "<html/>");
        assertThat(ask(CODE).retryAfter()).isPresent();
        registry.says(200, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>");
        assertThat(ask(CODE).retryAfter()).isPresent();
        registry.says(500, SoapVersion.V1_1.envelope("<r/>"));
        assertThat(ask(CODE).retryAfter()).isPresent();
        assertThat(count("failed")).isEqualTo(4);
        assertThat(landed).isEmpty();
    }

    @Test
    void rowsOfADatabaseBecomeJsonLinesAndTheCodeIsBound() throws Exception {
        String url = "jdbc:sqlite:" + home.resolve("register.db");
        try (Connection connection = DriverManager.getConnection(url); java.sql.Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (code TEXT, name TEXT, age INTEGER, share REAL, photo BLOB, note TEXT)");
            statement.execute("INSERT INTO person VALUES ('" + CODE + "', '白\"云', 46, 0.5, x'00ff', NULL), ('o''x', 'Ox', 1, 1, NULL, NULL)");
        }
        serve(live(new LiveQuestion.Sql(new FrontDatabase(url, null, null),
                "SELECT name AS 姓名, age, share, photo, note, ':holderCode' AS word FROM person WHERE code = :holderCode"), AGES, false, 5, LONG));

        assertThat(ask(CODE).asOf()).isPresent();
        assertThat(ask("x' OR '1'='1").retryAfter()).isEmpty();
        assertThat(ask("o'x").asOf()).isPresent();

        assertThat(landed).containsExactly(
                "{\"姓名\":\"白\\\"云\",\"age\":\"46\",\"share\":\"0.5\",\"photo\":\"AP8=\",\"word\":\":holderCode\"}\n",
                "{\"姓名\":\"Ox\",\"age\":\"1\",\"share\":\"1.0\",\"word\":\":holderCode\"}\n");
        assertThat(count("none")).isEqualTo(1);
    }

    @Test
    void aQueryThatTakesTooLongIsCancelled() throws Exception {
        Files.createFile(home.resolve("slow.db"));
        serve(new Transport.Live(new LiveQuestion.Sql(new FrontDatabase("jdbc:sqlite:slow.db", null, null),
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i), :holderCode AS c FROM n"), Duration.ofMillis(200), AGES,
                false, 5, LONG, 1));

        assertThat(ask(CODE).retryAfter()).isPresent();
        assertThat(count("timeout")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsSilent() {
        serve(live(new LiveQuestion.Sql(new FrontDatabase("jdbc:sqlite:none.db", null, null), "SELECT :holderCode"), AGES, false, 5, LONG));
        assertThat(ask(CODE).retryAfter()).isPresent();
        assertThat(home.resolve("none.db")).doesNotExist();

        serve(new Transport.Live(new LiveQuestion.Sql(new FrontDatabase("jdbc:postgresql://127.0.0.1:1/none", "hub", null), "SELECT :holderCode"),
                Duration.ofMillis(300), AGES, false, 5, LONG, 8));

        assertThat(ask(CODE).retryAfter()).isPresent();
        assertThat(count("timeout")).isEqualTo(1);
    }

    @Test
    void aDepartmentReplacedWhileItIsAskedAnswersStillAndOneAskedOtherwiseIsAskedAnew() {
        registry.says(200, "{}");
        registry.hold();
        serve(live(rest(), AGES, false, 5, LONG));
        Inquiry inquiry = lookups.inquire(TYPE, CODE, false);
        await().untilAsserted(() -> assertThat(registry.requests).hasSize(1));

        serve(live(rest(), AGES, false, 5, LONG));
        Inquiry joined = lookups.inquire(TYPE, CODE, false);
        serve(live(rest(), AGES, false, 6, LONG));
        registry.open();

        assertThat(inquiry.await(Deadline.in(LONG)).asOf()).isPresent();
        assertThat(joined.await(Deadline.in(LONG)).asOf()).isPresent();
        assertThat(registry.requests).hasSize(1);
        ask(CODE);
        assertThat(registry.requests).hasSize(2);
        serve(live(rest(), AGES, false, 6, LONG));
        ask(CODE);
        assertThat(registry.requests).as("its mapping may be another now").hasSize(3);
        lookups.serve(List.of());
        assertThat(lookups.keeps(TYPE)).isFalse();
        assertThat(ask(CODE)).isSameAs(Sought.NOBODY);
    }

    private Sought ask(String code) {
        return lookups.inquire(TYPE, code, false).await(Deadline.in(LONG));
    }

    private double count(String outcome) {
        return meters.get("hub.lookups").tags("department", "register", "outcome", outcome).counter().count();
    }

    private LiveQuestion rest() {
        return new LiveQuestion.Rest(registry.url() + "/persons/{holderCode}", null);
    }

    private LiveQuestion soap(String version) {
        return new LiveQuestion.Soap(URI.create(registry.url() + "/soap"), "urn:get", version, "<g:get xmlns:g=\"urn:x\"><g:code>{holderCode}</g:code></g:get>",
                Set.of("NotFound", "RecordNotFound", "NoSuchRecord"), null);
    }

    private static Transport.Live live(LiveQuestion question, Duration cache, boolean always, int failures, Duration open) {
        return new Transport.Live(question, Duration.ofSeconds(10), cache, always, failures, open, 8);
    }

    private void serve(Transport.Live live) {
        Feed feed = new Feed("persons", "register", live, "json", SchemaTypes.licenceTypes().get(TYPE), Statement.LICENCE, null,
                List.of("application/json"));
        Department department = new Department("register", new Text("登记处", "Register"), "11990101MB000102X9", List.of(), List.of(feed));
        lookups.serve(List.of(department));
    }

    /** A clock a test moves. */
    private static final class Watch extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T02:00:00Z");

        void advance(long millis) {
            now = now.plusMillis(millis);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a hub knows one zone");
        }
    }
}
