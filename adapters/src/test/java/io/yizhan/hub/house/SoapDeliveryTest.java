package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yizhan.hub.house.TargetServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is forwarded to a department is a request to its SOAP service, whose faults are understood. */
class SoapDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAULT_11 = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:%s</faultcode>\
            <faultstring>%s</faultstring><detail><Value>x</Value></detail></s:Fault></s:Body></s:Envelope>""";
    private static final String FAULT_12 = """
            <?xml version="1.0"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault><e:Code><e:Value>e:%s</e:Value>\
            <e:Subcode><e:Value>y</e:Value></e:Subcode></e:Code><e:Reason><e:Text xml:lang="zh">%s</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>""";
    private static final String THANKS = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><ok/></s:Body></s:Envelope>";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"1.1, Server, Client", "1.2, Receiver, Sender"})
    void isSentAndItsFaultsAreUnderstood(String version, String theirs, String ours) throws Exception {
        String form = version.equals("1.1") ? FAULT_11 : FAULT_12;
        AtomicInteger asked = new AtomicInteger();
        try (TargetServer treasury = new TargetServer(request -> {
            if (request.body().contains(InventedRegister.code(2))) {
                return new Answer(500, form.formatted(ours, "无此纳税人"));
            }
            return asked.incrementAndGet() == 1 ? new Answer(500, form.formatted(theirs, "busy")) : new Answer(200, THANKS);
        }); DeliveryTown town = DeliveryTown.start(home, delivery(treasury, version))) {
            town.register(1, "", "", "");

            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 1, 0));
            assertThat(treasury.received()).hasSize(4);
            TargetServer.Received first = treasury.received().get(0);
            assertThat(first.body()).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <soap:Envelope xmlns:soap="%s"><soap:Body><t:Register xmlns:t="urn:treasury"><t:Firm code="%s"><t:Name>第1号商店</t:Name></t:Firm>\
                    </t:Register></soap:Body></soap:Envelope>""".formatted(version.equals("1.1") ? "http://schemas.xmlsoap.org/soap/envelope/"
                            : "http://www.w3.org/2003/05/soap-envelope", InventedRegister.code(1)));
            assertThat(first.header("Content-type")).isEqualTo(version.equals("1.1") ? "text/xml; charset=UTF-8"
                    : "application/soap+xml; charset=UTF-8; action=\"urn:register\"");
            assertThat(first.header("Soapaction")).isEqualTo(version.equals("1.1") ? "\"urn:register\"" : "");
            assertThat(first.header("Idempotency-key")).isEqualTo(treasury.received().get(1).header("Idempotency-key"));
        }
        assertThat(DeliveryTown.undelivered(home)).containsExactly("SOAP fault " + ours + ": 无此纳税人");
    }

    @Test
    void aPageThatIsNoSoapIsNoYes() throws Exception {
        try (TargetServer treasury = new TargetServer(request -> new Answer(200, "<html>Welcome</html>"));
                DeliveryTown town = DeliveryTown.start(home, delivery(treasury, "1.1"))) {
            town.register(1, "");
            await().atMost(PATIENCE).until(() -> town.health().toString().contains("what is no SOAP envelope"));
            town.assertNumbersAddUp("businesses", 0, 0, 1);

            treasury.answers(request -> new Answer(202, ""));
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 1, 0, 0));
        }
    }

    private static String delivery(TargetServer treasury, String version) {
        return """
                  - id: businesses
                    type: business-licence
                    transport: {soap: {url: "%s", action: "urn:register", version: "%s"}}
                    format: {xml: {record: "t:Register/t:Firm", namespaces: {t: "urn:treasury"}, encoding: GB18030}}
                    mapping: {"@code": {copy: number}, "t:Name": {copy: holderName}}
                """.formatted(treasury.url("/soap"), version);
    }
}
