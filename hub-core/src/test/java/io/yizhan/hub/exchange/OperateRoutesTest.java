package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.exchange.TownHall.Answer;
import io.yizhan.hub.exchange.door.ReloadDoor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperateRoutesTest {

    private static final String RELOAD = "/api/v1/configuration:reload";

    @TempDir
    Path home;
    private TownHall hall;

    @BeforeEach
    void open() throws Exception {
        hall = new TownHall(home, Map.of(), null, null);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void whatTookForceIsAnsweredAndRecorded() throws Exception {
        hall.town.reloading = () -> new ReloadDoor.Reloaded(List.of("fire-safety"), List.of("housing"), List.of(), "ab".repeat(32), true);

        Answer answer = hall.post(RELOAD, hall.town.token("operator", (String) null, null), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("added").get(0).asText()).isEqualTo("fire-safety");
        assertThat(answer.json().path("restart").asBoolean()).isTrue();
        assertThat(hall.town.lastEntry()).containsEntry("type", "operated").containsEntry("client", "operator").containsEntry("action", "reload")
                .containsEntry("digest", "ab".repeat(32)).containsEntry("added", List.of("fire-safety")).containsEntry("changed", List.of("housing"));
    }

    @Test
    void everyFaultIsToldAndTheRefusalRecorded() throws Exception {
        hall.town.reloading = () -> {
            throw new ReloadDoor.FaultyConfigException(List.of(
                    new ReloadDoor.Fault("departments/fire-safety/department.yaml#feeds[0].type", "E-CONFIG-UNKNOWN", "unknown licence type"),
                    new ReloadDoor.Fault("hub.yaml", "E-CONFIG-FILE", "no YAML")));
        };

        Answer answer = hall.post(RELOAD, hall.town.token("operator", (String) null, null), "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("E-CONFIG");
        assertThat(answer.json().path("errors")).hasSize(2);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("departments/fire-safety/department.yaml#feeds[0].type");
        assertThat(hall.town.lastEntry()).containsEntry("type", "refused").containsEntry("reason", "E-CONFIG");
    }

    @Test
    void whileMessagesAreUnderWayItIsAskedToTryAgain() throws Exception {
        hall.town.reloading = () -> {
            throw new ReloadDoor.BusyException("messages of housing are not settled yet");
        };

        Answer answer = hall.post(RELOAD, hall.town.token("operator", (String) null, null), "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).startsWith("messages of housing are not settled yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "housing", "auditor"})
    void onlyOperatorsMay(String client) throws Exception {
        hall.town.reloading = () -> {
            throw new AssertionError("reloaded for somebody who may not");
        };

        Answer answer = hall.post(RELOAD, hall.town.token(client, (String) null, null), "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("E-ROLE");
    }
}
