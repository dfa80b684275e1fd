package io.yizhan.hub.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.evidence.Entry;
import io.yizhan.hub.evidence.EvidenceLog;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.Departments;
import io.yizhan.hub.metrics.HubMetrics;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.validation.LicenceJudge;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A hub at rest for the console's tests: two departments, four messages, a log of two entries. */
final class SampleHub implements EvidenceLog {

    final HubMetrics metrics = new HubMetrics(new SimpleMeterRegistry());
    Map<Long, String> entries = Map.of(0L, "{\"time\":\"2026-08-01T01:59:50.000Z\",\"type\":\"received\"}",
            1L, "{\"time\":\"2026-08-01T01:59:58.250Z\",\"type\":\"received\"}");
    IntFunction<List<Message>> newest = limit -> List.of(
            message("m4", "2026-08-01T01:59:59.123456Z", null, new Message.Tally(0, 0, 0, 0, 0), null),
            message("m3", "2026-08-01T01:59:58.250Z", 6L, new Message.Tally(3, 0, 1, 0, 2), null),
            message("m2", "2026-08-01T01:00:00Z", 6L, new Message.Tally(5, 0, 1, 0, 0), "2026-08-01T01:00:01Z"),
            message("m1", "2026-08-01T00:00:00Z", 0L, new Message.Tally(0, 0, 0, 0, 0), "2026-08-01T00:00:01Z"));

    Overview overview() {
        return new Overview("qingshan.example/hub", "0.1.0",
                List.of(new Department("health", new Text("青山县卫生健康局", "Qingshan Health"), "", List.of(), List.of()),
                        new Department("housing", new Text("青山县住房和城乡建设局", "Qingshan Housing"), "", List.of(), List.of())),
                Map.of("health", new Totals(100, 80, 10, 8, 2, 5, Instant.parse("2026-07-31T08:00:00Z"))), metrics, limit -> newest.apply(limit), this,
                Clock.fixed(Instant.parse("2026-08-01T02:00:00Z"), ZoneOffset.UTC));
    }

    TrialDoor trials() {
        return new TrialDoor(new Departments(List.of()), new LicenceJudge(new Catalogue(SchemaTypes.licenceTypes(), Map.of(), SchemaTypes.codeTables())));
    }

    private static Message message(String id, String receivedAt, Long records, Message.Tally tally, String settledAt) {
        return new Message(id, "health", "certificates", "ab", 900, Instant.parse(receivedAt), 0, records, tally,
                settledAt == null ? null : Instant.parse(settledAt));
    }

    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint("qingshan.example/hub", entries.size(), new byte[32], "");
    }

    @Override
    public Optional<Entry> entry(long index) {
        return Optional.ofNullable(entries.get(index)).map(text -> new Entry(index, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Proof proof(long index) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Proof> proofs(List<Long> indices) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> ofMessage(String message) {
        throw new UnsupportedOperationException();
    }
}
