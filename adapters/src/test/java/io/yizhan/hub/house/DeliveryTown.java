package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.exchange.broker.EmbeddedBroker;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hub with a registry, which issues business licences, and a treasury, to which they are delivered. */
final class DeliveryTown implements AutoCloseable {

    /** What the tests that have no format of their own deliver. */
    static final String LINES = """
                format: {delimited: {header: false}}
                mapping: {代码: {copy: number}, 名称: {copy: holderName}, 日期: {date: issueDate, formats: [yyyyMMdd]}}
            """;
    static final String REGISTRY = "/api/v1/departments/registry/messages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    final Hub hub;
    final Callers callers;

    private DeliveryTown(Path home, Hub hub) throws IOException {
        this.home = home;
        this.hub = hub;
        this.callers = Homes.callers(home, hub);
    }

    /** @param deliveries of the treasury, YAML below {@code deliveries:} */
    static DeliveryTown start(Path home, String deliveries) throws Exception {
        return start(home, deliveries, "business-licence");
    }

    /** @param types forwarded to the treasury */
    static DeliveryTown start(Path home, String deliveries, String... types) throws Exception {
        return new DeliveryTown(home, Hub.start(home, ConfigReader.read(configured(home, deliveries, types))));
    }

    /** Writes the configuration. */
    static Path configured(Path home, String deliveries, String... types) throws IOException {
        Path config = home.resolve("config");
        write(config.resolve("hub.yaml"), "port: 0\nmanagementPort: 0\nbrokerPort: 0\norigin: town.example/yizhan\n");
        write(config.resolve("consumers/auditor.yaml"), "id: auditor\nname: {zh-CN: 审计, en: Auditor}\nkind: auditor\n");
        write(config.resolve("departments/registry/department.yaml"), """
                id: registry
                name: {zh-CN: 登记局, en: Registry}
                code: 11990101MB0001011H
                feeds:
                  - id: register
                    transport: http
                    type: business-licence
                    format: {delimited: {columns: [企业名称, 统一社会信用代码, 注册日期, 注册资金, 经营范围, 注册地址]}}
                    mapping:
                      number: {copy: 统一社会信用代码}
                      issuerName: {constant: 登记局}
                      issuerCode: {constant: 11990101MB0001011H}
                      issueDate: {date: 注册日期}
                      holderName: {copy: 企业名称}
                      holderCode: {copy: 统一社会信用代码}
                      state: {constant: "01"}
                      capital: {money: 注册资金}
                      businessScope: {copy: 经营范围}
                      address: {copy: 注册地址}
                  - id: certificates
                    transport: http
                    type: health-certificate
                    format: {json: {records: ""}}
                    mapping: {number: {copy: /no}, issuerName: {constant: 登记局}, issuerCode: {constant: 11990101MB0001011H}, issueDate: {date: /day},
                      holderName: {copy: /name}, holderCode: {copy: /id}, holderCodeType: {constant: "111"}, validFrom: {date: /day}, validTo: {date: /end},
                      state: {constant: "01"}, employerName: {copy: /employer}, employerCode: {copy: /code}, occupation: {constant: 店员}}
                """);
        write(config.resolve("departments/treasury/department.yaml"), """
                id: treasury
                name: {zh-CN: 财政局, en: Treasury}
                code: 11990101MB00010389
                feeds:
                  - id: nothing
                    transport: http
                    type: business-licence
                    format: {delimited: {}}
                    mapping: {number: {copy: 号}, issuerName: {copy: 机关}, issuerCode: {copy: 代码}, holderName: {copy: 名}, holderCode: {copy: 码}}
                """ + (deliveries.isEmpty() ? "" : "deliveries:\n" + deliveries));
        StringBuilder grants = new StringBuilder("consumer: treasury\ngrants:\n");
        for (String type : types) {
            grants.append("  - {id: treasury-").append(type).append(", type: ").append(type).append(", fields: [number, holderName, issueDate, ")
                    .append(type.equals("business-licence") ? "address" : "occupation").append("], forward: true, basis: order 809}\n");
        }
        write(config.resolve("grants/treasury.yaml"), grants.toString());
        return config;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Path home() {
        return home;
    }

    /** Companies from a number on are registered, with addresses as they come. */
    void register(int first, String... addresses) throws Exception {
        Callers.Answer answer = callers.post("registry", REGISTRY, "text/csv", rows(first, addresses), "Prefer", "wait=30");
        assertThat(answer.json().path("registered").asInt()).as(answer.json().toString()).isEqualTo(addresses.length);
    }

    /** A message of the registry: companies numbered from a number on. */
    static byte[] rows(int first, String... addresses) {
        StringBuilder rows = new StringBuilder("企业名称,统一社会信用代码,注册日期,注册资金,经营范围,注册地址\n");
        for (int i = 0; i < addresses.length; i++) {
            rows.append("第%d号商店,%s,2026-07-01,50(万元人民币),零售,%s\n".formatted(first + i, InventedRegister.code(first + i), addresses[i]));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The line of {@link #LINES} of a company. */
    static String line(int number) {
        return InventedRegister.code(number) + ",第" + number + "号商店,20260701\n";
    }

    double metric(String name) throws IOException, InterruptedException {
        String page = http.send(HttpRequest.newBuilder(URI.create(hub.ports().managementUrl() + "/observe/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        return page.lines().filter(line -> line.startsWith(name + " ")).mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst().orElse(0);
    }

    JsonNode health() throws IOException, InterruptedException {
        return JSON.readTree(http.send(HttpRequest.newBuilder(URI.create(hub.ports().managementUrl() + "/observe/health?data=true")).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    /** Everything that was forwarded to the treasury is delivered, parked or waiting. */
    void assertNumbersAddUp(String delivery, int delivered, int parked, int waiting) throws Exception {
        assertThat(metric("hub_deliveries_total{delivery=\"" + delivery + "\",department=\"treasury\",outcome=\"delivered\"}")).as("delivered").isEqualTo(delivered);
        assertThat(metric("hub_deliveries_total{delivery=\"" + delivery + "\",department=\"treasury\",outcome=\"parked\"}")).as("parked").isEqualTo(parked);
        assertThat(metric("hub_deliveries_waiting_licences{department=\"treasury\"}")).as("waiting").isEqualTo(waiting);
        assertThat(metric("hub_forwarded_total{consumer=\"treasury\"}")).as("forwarded").isEqualTo(delivered + parked + waiting);
    }

    /** Events of a type about the treasury. */
    List<JsonNode> events(String type) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (long i = 0; i < callers.checkpoint().size(); i++) {
            JsonNode entry = callers.get("auditor", "/api/v1/evidence/entries/" + i).json();
            if (entry.path("type").asText().equals(type) && entry.path("consumer").asText().equals("treasury")) {
                found.add(entry);
            }
        }
        return found;
    }

    /** Envelopes of all events of a type about the treasury. */
    List<String> envelopes(String type) throws Exception {
        List<String> envelopes = new ArrayList<>();
        events(type).forEach(event -> event.path("envelopes").forEach(envelope -> envelopes.add(envelope.asText())));
        return envelopes;
    }

    /** Why each delivery was parked that lies on the queue of a hub that is stopped. */
    static List<String> undelivered(Path home) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        EmbeddedBroker.Plan plan = new EmbeddedBroker.Plan(home.resolve("data/broker"), "127.0.0.1", port, 0, List.of(), Map.of(), Map.of());
        List<String> details = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(plan, null);
                Connection connection = broker.connections().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            MessageConsumer parked = session.createConsumer(session.createQueue("undelivered"));
            for (Message message = parked.receive(1000); message != null; message = parked.receive(1000)) {
                details.add(message.getStringProperty("detail"));
            }
        }
        return details;
    }

    @Override
    public void close() {
        hub.close();
    }
}
