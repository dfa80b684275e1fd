package io.yizhan.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.codec.Json;
import io.yizhan.hub.metrics.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private final SampleHub hub = new SampleHub();
    private final Overview overview = hub.overview();

    @Test
    void isTheJsonThePageReads() throws Exception {
        var json = Json.mapper().readTree(Json.mapper().writeValueAsBytes(overview.page()));

        assertThat(json).isEqualTo(Json.mapper().readTree("""
                {"hub": {"name": "qingshan.example/hub", "version": "0.1.0", "time": "2026-08-01T02:00:00Z", "started": "2026-08-01T02:00:00Z",
                         "logSize": 2, "checkpointTime": "2026-08-01T01:59:58.250Z"},
                 "departments": [
                   {"id": "health", "name": {"zh": "青山县卫生健康局", "en": "Qingshan Health"}, "received": 100, "registered": 80, "unchanged": 10,
                    "rejected": 8, "parked": 2, "warned": 5, "rate10": 0.0, "rate60": 0.0, "lastMessage": "2026-07-31T08:00:00Z"},
                   {"id": "housing", "name": {"zh": "青山县住房和城乡建设局", "en": "Qingshan Housing"}, "received": 0, "registered": 0, "unchanged": 0,
                    "rejected": 0, "parked": 0, "warned": 0, "rate10": 0.0, "rate60": 0.0, "lastMessage": null}],
                 "throughput": %s,
                 "messages": [
                   {"id": "m4", "department": "health", "feed": "certificates", "receivedAt": "2026-08-01T01:59:59.123Z", "settledAt": null, "bytes": 900,
                    "records": null, "registered": 0, "unchanged": 0, "rejected": 0, "parked": 0, "warned": 0, "state": "splitting"},
                   {"id": "m3", "department": "health", "feed": "certificates", "receivedAt": "2026-08-01T01:59:58.250Z", "settledAt": null, "bytes": 900,
                    "records": 6, "registered": 3, "unchanged": 0, "rejected": 1, "parked": 0, "warned": 2, "state": "working"},
                   {"id": "m2", "department": "health", "feed": "certificates", "receivedAt": "2026-08-01T01:00:00Z", "settledAt": "2026-08-01T01:00:01Z",
                    "bytes": 900, "records": 6, "registered": 5, "unchanged": 0, "rejected": 1, "parked": 0, "warned": 0, "state": "settled"},
                   {"id": "m1", "department": "health", "feed": "certificates", "receivedAt": "2026-08-01T00:00:00Z", "settledAt": "2026-08-01T00:00:01Z",
                    "bytes": 900, "records": 0, "registered": 0, "unchanged": 0, "rejected": 0, "parked": 0, "warned": 0, "state": "settled"}]}
                """.formatted(List.of("0.0,".repeat(120).split(",")))));
    }

    @Test
    void countsGoOnFromWhatTheStoreHeld() {
        hub.metrics.records("health", "health-certificate", Outcome.RECEIVED, 6);
        hub.metrics.records("health", "health-certificate", Outcome.REGISTERED, 5);
        hub.metrics.records("health", "health-certificate", Outcome.REJECTED, 1);
        hub.metrics.messageReceived("health", "certificates", 900);

        var health = overview.page().departments().get(0);

        assertThat(List.of(health.received(), health.registered(), health.unchanged(), health.rejected(), health.parked(), health.warned()))
                .containsExactly(106L, 85L, 10L, 9L, 2L, 5L);
        assertThat(health.lastMessage()).isGreaterThan("2026-07-31T08:00:00Z");
    }

    @Test
    void ratesAreOfEachDepartmentAndOfTheWhole() {
        overview.sample(0);
        hub.metrics.records("health", "health-certificate", Outcome.RECEIVED, 1_000);
        hub.metrics.records("health", "health-certificate", Outcome.REGISTERED, 300);
        hub.metrics.records("health", "health-certificate", Outcome.WARNED, 300);
        hub.metrics.records("housing", "building-acceptance", Outcome.UNCHANGED, 20);
        overview.sample(2_000_000_000L);

        var page = overview.page();

        assertThat(page.departments()).extracting(Overview.DepartmentRow::rate10).containsExactly(150.0, 10.0);
        assertThat(page.throughput()).endsWith(160.0);
    }

    @Test
    void anEmptyLogHasNoCheckpointTime() {
        hub.entries = Map.of();

        assertThat(overview.page().hub().logSize()).isZero();
        assertThat(overview.page().hub().checkpointTime()).isNull();
    }
}
