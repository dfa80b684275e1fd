package io.yizhan.hub.lookup;

import static io.yizhan.hub.lookup.AskedRegister.AGES;
import static io.yizhan.hub.lookup.AskedRegister.CODE;
import static io.yizhan.hub.lookup.AskedRegister.LONG;
import static io.yizhan.hub.lookup.AskedRegister.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.LiveQuestion;
import io.yizhan.hub.department.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a department is asked, and what its answers mean, with a real server or database on this machine. */
class LiveQuestionsTest {

    @TempDir
    Path home;
    private AskedRegister asked;

    @BeforeEach
    void open() throws IOException {
        asked = new AskedRegister(home);
    }

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void theCodeIsEncodedAndTheSecretSent() throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/register"), "Bearer abc\n");
        asked.serve(live(new LiveQuestion.Rest(asked.registry.url() + "/persons/{holderCode}?x=1", "secrets/register"), AGES, false, 5, LONG));

        asked.ask("../a b/ü?#");

        assertThat(asked.registry.requests.get(0).path()).isEqualTo("/persons/..%2Fa%20b%2F%C3%BC%3F%23");
        assertThat(asked.registry.requests.get(0).headers()).containsEntry("authorization", "Bearer abc");
    }

    @Test
    void withoutItsSecretNobodyIsAsked() {
        asked.serve(live(new LiveQuestion.Rest(asked.registry.url() + "/{holderCode}", "secrets/none"), AGES, false, 5, LONG));

        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        assertThat(asked.registry.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "1.2"})
    void soapIsAskedInItsVersionTheCodeEscaped(String version) {
        String envelope = SoapVersion.of(version).envelope("<r/>");
        asked.registry.says(200, envelope);
        asked.serve(live(asked.soap(version), AGES, false, 5, LONG));

        assertThat(asked.ask("<a&\"b>").asOf()).isPresent();

        assertThat(asked.landed).containsExactly(envelope);
        Registry.Request request = asked.registry.requests.get(0);
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
        asked.serve(live(asked.soap("1.1"), Duration.ZERO, false, 50, LONG));

        asked.registry.says(500, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>no such person</faultstring>"
                + "<detail><p:NoSuchRecord xmlns:p=\"urn:x\"><p:faultcode>soap:Other</p:faultcode></p:NoSuchRecord></detail></soap:Fault>"));
        assertThat(asked.ask(CODE).retryAfter()).isEmpty();
        asked.registry.says(200, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>NotFound</faultcode></soap:Fault>"));
        assertThat(asked.ask(CODE).retryAfter()).isEmpty();
        asked.registry.says(400, SoapVersion.V1_2.envelope("<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>x:RecordNotFound"
                + "</soap:Value></soap:Subcode></soap:Code></soap:Fault>"));
        assertThat(asked.ask(CODE).retryAfter()).isEmpty();
        assertThat(asked.count("none")).isEqualTo(3);

        asked.registry.says(500, SoapVersion.V1_1.envelope("<soap:Fault><faultcode>soap:Server</faultcode><faultstring>NotFound</faultstring></soap:Fault>"));
        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        asked.registry.says(200, "<html/>");
        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        asked.registry.says(200, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>");
        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        asked.registry.says(500, SoapVersion.V1_1.envelope("<r/>"));
        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        assertThat(asked.count("failed")).isEqualTo(4);
        assertThat(asked.landed).isEmpty();
    }

    @Test
    void rowsOfADatabaseBecomeJsonLinesAndTheCodeIsBound() throws Exception {
        String url = "jdbc:sqlite:" + home.resolve("register.db");
        try (Connection connection = DriverManager.getConnection(url); java.sql.Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (code TEXT, name TEXT, age INTEGER, share REAL, photo BLOB, note TEXT)");
            statement.execute("INSERT INTO person VALUES ('" + CODE + "', '白\"云', 46, 0.5, x'00ff', NULL), ('o''x', 'Ox', 1, 1, NULL, NULL)");
        }
        asked.serve(live(new LiveQuestion.Sql(new FrontDatabase(url, null, null),
                "SELECT name AS 姓名, age, share, photo, note, ':holderCode' AS word FROM person WHERE code = :holderCode"), AGES, false, 5, LONG));

        assertThat(asked.ask(CODE).asOf()).isPresent();
        assertThat(asked.ask("x' OR '1'='1").retryAfter()).isEmpty();
        assertThat(asked.ask("o'x").asOf()).isPresent();

        assertThat(asked.landed).containsExactly(
                "{\"姓名\":\"白\\\"云\",\"age\":\"46\",\"share\":\"0.5\",\"photo\":\"AP8=\",\"word\":\":holderCode\"}\n",
                "{\"姓名\":\"Ox\",\"age\":\"1\",\"share\":\"1.0\",\"word\":\":holderCode\"}\n");
        assertThat(asked.count("none")).isEqualTo(1);
    }

    @Test
    void aQueryThatTakesTooLongIsCancelled() throws Exception {
        Files.createFile(home.resolve("slow.db"));
        asked.serve(new Transport.Live(new LiveQuestion.Sql(new FrontDatabase("jdbc:sqlite:slow.db", null, null),
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i), :holderCode AS c FROM n"), Duration.ofMillis(200), AGES,
                false, 5, LONG, 1));

        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        assertThat(asked.count("timeout")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsSilent() {
        asked.serve(live(new LiveQuestion.Sql(new FrontDatabase("jdbc:sqlite:none.db", null, null), "SELECT :holderCode"), AGES, false, 5, LONG));
        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        assertThat(home.resolve("none.db")).doesNotExist();

        asked.serve(new Transport.Live(new LiveQuestion.Sql(new FrontDatabase("jdbc:postgresql://127.0.0.1:1/none", "hub", null), "SELECT :holderCode"),
                Duration.ofMillis(300), AGES, false, 5, LONG, 8));

        assertThat(asked.ask(CODE).retryAfter()).isPresent();
        assertThat(asked.count("timeout")).isEqualTo(1);
    }
}
