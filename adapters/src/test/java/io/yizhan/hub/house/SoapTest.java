package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.app.Hub;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** A department that speaks SOAP, in both versions: requests, receipts, faults and the description. */
class SoapTest {

    private static final String V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String V12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String SOAP = "transport: soap, format: {xml: {record: \"e:Envelope/e:Body/f:firms/f:firm\", namespaces: {e: \"" + V11
            + "\", f: \"urn:firms\"}}}";

    @TempDir
    private static Path home;
    private static Hub hub;
    private static Callers callers;

    @BeforeAll
    static void start() throws Exception {
        OwnHome.configured(home, SOAP, "f:name", "f:code", "f:since");
        Path yaml = home.resolve("config/departments/agriculture/department.yaml");
        String department = java.nio.file.Files.readString(yaml);
        int feed = department.indexOf("  - {id: firms");
        String second = department.substring(feed).replace("id: firms", "id: others");
        java.nio.file.Files.writeString(yaml, department.stripTrailing() + "\n" + second);
        hub = OwnHome.start(home);
        callers = Homes.callers(home, hub);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private record Answer(int status, String type, Document xml, String text) {
        String only(String namespace, String name) {
            assertThat(xml.getElementsByTagNameNS(namespace, name).getLength()).as(name + " in " + text).isEqualTo(1);
            return xml.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
        }

        String ours(String name) {
            return only("urn:yizhan:soap:1", name);
        }
    }

    private static Answer send(String version, String query, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.ports().apiUrl() + "/api/v1/departments/agriculture/soap" + query))
                .header("Content-Type", version.equals(V11) ? "text/xml; charset=utf-8" : "application/soap+xml").header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), parsed(response.body()),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String envelope(String version, String header, String firms) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"" + version + "\">" + header
                + "<s:Body><firms xmlns=\"urn:firms\">" + firms + "</firms></s:Body></s:Envelope>";
    }

    private static String firm(int number) {
        return "<firm><name>青山县第" + number + "号农场</name><code>" + InventedRegister.code(number) + "</code><since>2024-03-01</since></firm>";
    }

    private static String token() {
        return callers.token("agriculture");
    }

    @ParameterizedTest
    @CsvSource({V11 + ",firms,1", V12 + ",firms,101"})
    void aRequestIsTakenAndAnswered(String version, String feed, int first) throws Exception {
        String bad = firm(first + 1).replaceAll("<code>.{18}", "<code>91990101MA00000000");
        String header = "<s:Header><t:trace xmlns:t=\"urn:t\" s:mustUnderstand=\"0\">x</t:trace></s:Header>";

        Answer accepted = send(version, "?feed=" + feed, token(), envelope(version, header, firm(first)));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(accepted.type()).startsWith(version.equals(V11) ? "text/xml" : "application/soap+xml");
        assertThat(accepted.xml().getDocumentElement().getNamespaceURI()).isEqualTo(version);
        assertThat(accepted.ours("state")).isEqualTo("accepted");
        String id = accepted.ours("messageId");
        OwnHome.await().until(() -> callers.get("agriculture", "/api/v1/messages/" + id).json().path("registered").asInt() == 1);

        Answer settled = send(version, "?wait=60&feed=" + feed, token(), envelope(version, "", firm(first) + bad + firm(first + 2)));
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.ours("state")).isEqualTo("settled");
        assertThat(settled.ours("received")).isEqualTo("3");
        assertThat(settled.ours("registered")).isEqualTo("1");
        assertThat(settled.ours("unchanged")).isEqualTo("1");
        assertThat(settled.ours("rejected")).isEqualTo("1");
        assertThat(settled.ours("parked")).isEqualTo("0");
        assertThat(settled.text()).contains("<y:code>E-HOLDER-CODE</y:code>");

        Answer once = send(version, "?feed=" + feed, token(), envelope(version, "", firm(first)), "Idempotency-Key", "k" + first, "Prefer", "wait=60");
        Answer again = send(version, "?feed=" + feed, token(), envelope(version, "", firm(first)), "Idempotency-Key", "k" + first);
        assertThat(again.ours("messageId")).isEqualTo(once.ours("messageId"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what                | 1.1 code        | 1.2 code        | 1.2 status | problem
            no envelope           | Client          | Sender          | 400 | E-SOAP-ENVELOPE
            not xml               | Client          | Sender          | 400 | E-SOAP-ENVELOPE
            empty body            | Client          | Sender          | 400 | E-SOAP-ENVELOPE
            large header          | Client          | Sender          | 400 | E-SOAP-ENVELOPE
            other version         | VersionMismatch | VersionMismatch | 500 | E-SOAP-VERSION
            must understand       | MustUnderstand  | MustUnderstand  | 500 | E-SOAP-HEADER
            doctype               | Client          | Sender          | 400 | E-XML-DTD
            entity                | Client          | Sender          | 400 | E-XML-DTD
            cut short             | Client          | Sender          | 400 | E-XML-SYNTAX
            no token              | Client          | Sender          | 401 | E-TOKEN-MISSING
            forged token          | Client          | Sender          | 401 | E-TOKEN-SIGNATURE
            other feed            | Client          | Sender          | 404 | E-FEED-UNKNOWN
            wait no number        | Client          | Sender          | 400 | E-PARAMETER
            """)
    void whatGoesWrongIsAFault(String what, String code11, String code12, int status12, String problem) throws Exception {
        for (String version : new String[] {V11, V12}) {
            String good = envelope(version, "", firm(1));
            String body = switch (what) {
                case "no envelope" -> "<firms xmlns=\"urn:firms\">" + firm(1) + "</firms>";
                case "not xml" -> "name,code";
                case "empty body" -> "<s:Envelope xmlns:s=\"" + version + "\"><s:Body> </s:Body></s:Envelope>";
                case "large header" -> envelope(version, "<s:Header><t:x xmlns:t=\"urn:t\">" + "x".repeat(400_000) + "</t:x></s:Header>", firm(1));
                case "other version" -> good.replace(version, "urn:soap:2");
                case "must understand" -> envelope(version, "<s:Header><t:Security xmlns:t=\"urn:t\" s:mustUnderstand=\"1\"/></s:Header>", firm(1));
                case "doctype" -> good.replace("?>", "?><!DOCTYPE x>");
                case "entity" -> good.replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>").replace("青山县", "&e;");
                case "cut short" -> good.substring(0, good.length() - 20);
                default -> good;
            };
            String token = what.equals("no token") ? null : what.equals("forged token") ? token().replaceAll("\\.[^.]*$", "." + "A".repeat(86)) : token();
            String query = "?feed=" + (what.equals("other feed") ? "none" : "firms") + (what.equals("wait no number") ? "&wait=long" : "");

            Answer fault = send(version, query, token, body);

            boolean old = version.equals(V11);
            assertThat(fault.status()).as(fault.text()).isEqualTo(old ? status12 == 401 ? 401 : 500 : status12);
            assertThat(fault.type()).startsWith(old ? "text/xml" : "application/soap+xml");
            assertThat(fault.ours("code")).isEqualTo(problem);
            assertThat(fault.text()).doesNotContain("农场");
            if (old) {
                assertThat(fault.only(null, "faultcode")).isEqualTo("soap:" + code11);
                assertThat(fault.only(null, "faultstring")).contains(problem);
            } else {
                assertThat(fault.xml().getElementsByTagNameNS(V12, "Value").item(0).getTextContent()).isEqualTo("soap:" + code12);
                assertThat(fault.xml().getElementsByTagNameNS(V12, "Value").item(1).getTextContent()).isEqualTo("y:" + problem);
            }
        }
    }

    @Test
    void theServiceDescribesItself() throws Exception {
        String door = hub.ports().apiUrl() + "/api/v1/departments/agriculture/soap";
        HttpResponse<byte[]> wsdl = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(door + "?wsdl")).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(wsdl.statusCode()).isEqualTo(200);
        Document document = parsed(wsdl.body());
        for (String soap : new String[] {"http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/"}) {
            assertThat(document.getElementsByTagNameNS(soap, "address").getLength()).isEqualTo(2);
            assertThat(document.getElementsByTagNameNS(soap, "address").item(0).getAttributes().getNamedItem("location").getNodeValue())
                    .isEqualTo(door + "?feed=firms");
        }
        assertThat(callers.get("agriculture", "/api/v1/departments/agriculture/soap").json().path("code").asText()).isEqualTo("E-PARAMETER");
        assertThat(callers.get("agriculture", "/api/v1/departments/nobody/soap?wsdl").json().path("code").asText()).isEqualTo("E-DEPARTMENT-UNKNOWN");
    }
}
