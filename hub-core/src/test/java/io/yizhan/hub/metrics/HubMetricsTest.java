package io.yizhan.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HubMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HubMetrics metrics = new HubMetrics(registry);

    @Test
    void namesTypesAndTagsArePinned() {
        useEveryMethod();

        Map<String, String> found = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            found.put(meter.getId().getName(), meter.getId().getType() + " "
                    + meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.joining(",")));
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("hub.records", "COUNTER department,outcome,type"),
                Map.entry("hub.messages.received", "COUNTER department,feed"),
                Map.entry("hub.message.bytes", "DISTRIBUTION_SUMMARY department,feed"),
                Map.entry("hub.message.last", "GAUGE department"),
                Map.entry("hub.stage.duration", "TIMER stage"),
                Map.entry("hub.requests", "COUNTER door,outcome"),
                Map.entry("hub.request.duration", "TIMER door"),
                Map.entry("hub.refusals", "COUNTER code,door"),
                Map.entry("hub.noise", "COUNTER code"),
                Map.entry("hub.forwarded", "COUNTER consumer"),
                Map.entry("hub.forwarded.again", "COUNTER consumer"),
                Map.entry("hub.delivered", "COUNTER consumer"),
                Map.entry("hub.commit.batch", "DISTRIBUTION_SUMMARY "),
                Map.entry("hub.commit.duration", "TIMER "),
                Map.entry("hub.log.size", "GAUGE "),
                Map.entry("hub.queue.depth", "GAUGE queue")));
    }

    @Test
    void everyMetricHasItsOwnHelp() {
        useEveryMethod();

        var helps = registry.scrape().lines().filter(l -> l.startsWith("# HELP hub_") && !l.contains("_max ")).toList();

        assertThat(helps).hasSize(16).allMatch(l -> l.split(" ", 4).length == 4 && l.split(" ", 4)[3].length() > 15);
        assertThat(helps).extracting(l -> l.split(" ", 4)[3]).doesNotHaveDuplicates();
    }

    @Test
    void prometheusShowsWhatWasCounted() {
        useEveryMethod();

        assertThat(registry.scrape()).contains(
                "hub_records_total{department=\"health\",outcome=\"rejected\",type=\"health-certificate\"} 3.0",
                "hub_records_total{department=\"health\",outcome=\"parked\",type=\"health-certificate\"} 0.0",
                "hub_message_bytes_sum{department=\"health\",feed=\"certificates\"} 4096",
                "hub_stage_duration_seconds_count{stage=\"judge\"} 1",
                "hub_requests_total{door=\"licences.query\",outcome=\"refused\"} 1.0",
                "hub_noise_total{code=\"E-TOKEN-MALFORMED\"} 1.0",
                "hub_commit_batch_works_sum 12",
                "hub_log_size_entries 77.0",
                "hub_queue_depth_messages{queue=\"inbox\"} 5.0");
    }

    @Test
    void tagValuesWithoutEndAreCountedTogether() {
        for (int i = 0; i < MeterFamily.MOST + 100; i++) {
            metrics.noise("E-" + i);
        }

        assertThat(registry.find("hub.noise").counters()).hasSize(MeterFamily.MOST + 1);
        assertThat(registry.get("hub.noise").tag("code", "other").counter().count()).isEqualTo(100);
    }

    @Test
    void countsOfADepartmentAreSummedOverItsTypes() {
        metrics.records("market-regulation", "business-licence", Outcome.REGISTERED, 5);
        metrics.records("market-regulation", "food-operation-licence", Outcome.REGISTERED, 2);
        metrics.records("health", "health-certificate", Outcome.REGISTERED, 9);

        assertThat(metrics.records("market-regulation", Outcome.REGISTERED)).isEqualTo(7);
        assertThat(metrics.records("market-regulation", Outcome.REJECTED)).isZero();
        assertThat(metrics.records("tax", Outcome.REGISTERED)).isZero();
        assertThat(metrics.lastMessage("health")).isEmpty();
        metrics.messageReceived("health", "certificates", 1);
        assertThat(metrics.lastMessage("health").orElseThrow()).isBetween(Instant.now().minusSeconds(5), Instant.now());
    }

    private void useEveryMethod() {
        metrics.records("health", "health-certificate", Outcome.REJECTED, 3);
        metrics.messageReceived("health", "certificates", 4096);
        metrics.stage(Stage.JUDGE, Duration.ofMillis(3));
        metrics.request("licences.query", "refused", Duration.ofMillis(2));
        metrics.refused("licences.query", "E-GRANT-NONE");
        metrics.noise("E-TOKEN-MALFORMED");
        metrics.forwarded("tax", 2);
        metrics.forwardedAgain("tax", 1);
        metrics.delivered("tax", 1);
        metrics.committed(12, Duration.ofMillis(6));
        metrics.watchLogSize(() -> 77);
        metrics.watchQueue("inbox", () -> OptionalLong.of(5));
    }
}
