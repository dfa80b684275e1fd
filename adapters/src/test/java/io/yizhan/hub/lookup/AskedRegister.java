package io.yizhan.hub.lookup;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.adapter.UnreadableMessageException;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A department, {@code register}, that keeps its data; it is a real server on this machine that answers as told, and the hub asks it. */
final class AskedRegister implements AutoCloseable {

    static final String TYPE = "resident-identity";
    static final String CODE = "990101198001010014";
    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration AGES = Duration.ofHours(1);

    final Registry registry = new Registry();
    final Watch clock = new Watch();
    /** What it said that was taken in. */
    final List<String> landed = new CopyOnWriteArrayList<>();
    final Lookups lookups;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Database database;

    AskedRegister(Path home) throws IOException {
        KeyRing keys = KeyRing.open(home.resolve("keys"), Suite.INTL, "qingshan.example/log");
        database = Database.open(home.resolve("data/hub.db"));
        lookups = new Lookups(home, this::land, new LicenceLibrary(database, keys), new HubMetrics(meters), clock);
    }

    private CompletableFuture<Long> land(Department department, Feed feed, byte[] answer) throws UnreadableMessageException {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (text.startsWith("garbage")) {
            throw new UnreadableMessageException("E-JSON-SYNTAX", "no JSON");
        }
        landed.add(text);
        return CompletableFuture.completedFuture(text.equals("[]") ? 0L : 1L);
    }

    Sought ask(String code) {
        return lookups.inquire(TYPE, code, false).await(Deadline.in(LONG));
    }

    double count(String outcome) {
        return meters.get("hub.lookups").tags("department", "register", "outcome", outcome).counter().count();
    }

    LiveQuestion rest() {
        return new LiveQuestion.Rest(registry.url() + "/persons/{holderCode}", null);
    }

    LiveQuestion soap(String version) {
        return new LiveQuestion.Soap(URI.create(registry.url() + "/soap"), "urn:get", version, "<g:get xmlns:g=\"urn:x\"><g:code>{holderCode}</g:code></g:get>",
                Set.of("NotFound", "RecordNotFound", "NoSuchRecord"), null);
    }

    static Transport.Live live(LiveQuestion question, Duration cache, boolean always, int failures, Duration open) {
        return new Transport.Live(question, Duration.ofSeconds(10), cache, always, failures, open, 8);
    }

    void serve(Transport.Live live) {
        Feed feed = new Feed("persons", "register", live, "json", SchemaTypes.licenceTypes().get(TYPE), Statement.LICENCE, null,
                List.of("application/json"));
        Department department = new Department("register", new Text("登记处", "Register"), "11990101MB000102X9", List.of(), List.of(feed));
        lookups.serve(List.of(department));
    }

    @Override
    public void close() {
        lookups.close();
        registry.close();
        database.close();
    }

    /** A clock a test moves. */
    static final class Watch extends Clock {
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
