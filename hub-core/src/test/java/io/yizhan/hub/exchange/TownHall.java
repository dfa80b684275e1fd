package io.yizhan.hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.department.Department;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A town with all its doors open on a free port. */
final class TownHall implements AutoCloseable {

    final Town town;
    final OpenHouse house;
    private final Contract contract = Contract.load();

    /** An answer, read. */
    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        JsonNode json() throws IOException {
            return Json.mapper().readTree(http.body());
        }

        String code() throws IOException {
            return json().get("code").textValue();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    /** @param intake where posted messages go, or null; @param broker where outboxes are, or null */
    TownHall(Path home, Map<String, Department> departments, IntakeOf intake, ConnectionFactory broker) throws Exception {
        town = new Town(home);
        house = new OpenHouse(HttpDoors.routes(new HttpDoors.Parts(new Departments(departments.values()),
                intake == null ? null : intake.of(town), town.keys, town.sealer, town.commits, town.messages, town.cases, town.log, town.library,
                town.policy, town.tokens, broker, town.lookups, Duration.ofMillis(500), new LicenceFiles(home, town.keys, 0), town.metrics, town.clock, () -> town.reloading.reload())));
    }

    /** Makes an intake that keeps messages in the town's tables. */
    interface IntakeOf {
        Intake of(Town town);
    }

    Answer get(String path, String token, String... headers) throws Exception {
        return send("GET", path, null, with(token, headers));
    }

    Answer postJson(String path, String token, String body) throws Exception {
        return send("POST", path, body, with(token, "Content-Type", "application/json"));
    }

    Answer post(String path, String token, String body, String... headers) throws Exception {
        return send("POST", path, body, with(token, headers));
    }

    /** Sends, and holds the answer against the contract. */
    private Answer send(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = house.send(method, path, body, headers);
        contract.check(method, path, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        return new Answer(answer);
    }

    private static String[] with(String token, String... headers) {
        if (token == null) {
            return headers;
        }
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        return all;
    }

    @Override
    public void close() {
        house.close();
        town.close();
    }
}
