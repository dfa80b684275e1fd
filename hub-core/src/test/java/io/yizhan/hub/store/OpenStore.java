package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Event;
import io.yizhan.hub.evidence.EventType;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/** A store on a real file with keys of its own, for tests. */
public final class OpenStore implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-08-01T02:03:04.005Z");

    public final Path home;
    public final KeyRing keys;
    public final Database database;
    public final SqlEvidenceLog log;
    public final GroupCommit commit;

    private OpenStore(Path home, Suite suite, MomentSync.Disk disk) throws IOException {
        this.home = home;
        this.keys = KeyRing.open(home.resolve("keys"), suite, "hub.qingshan.example/log");
        this.database = Database.open(file(home));
        this.log = SqlEvidenceLog.open(database, keys);
        this.commit = GroupCommit.start(database, log, disk);
    }

    public static OpenStore at(Path home) {
        return at(home, Suite.INTL);
    }

    public static OpenStore at(Path home, Suite suite) {
        return at(home, suite, WritingConnection::sync);
    }

    /** With a disk of the test's own. */
    static OpenStore at(Path home, MomentSync.Disk disk) {
        return at(home, Suite.INTL, disk);
    }

    private static OpenStore at(Path home, Suite suite, MomentSync.Disk disk) {
        try {
            return new OpenStore(home, suite, disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(Path home) {
        return home.resolve("data/hub.db");
    }

    public static Event event(String message, long record) {
        return Event.of(EventType.REGISTERED, NOW).with("message", message).with("record", record);
    }

    /** Appends so many events of a message. */
    public void append(String message, int events) {
        commit.run(moment -> {
            for (int i = 0; i < events; i++) {
                moment.append(event(message, i));
            }
            return null;
        });
    }

    @Override
    public void close() {
        commit.close();
        database.close();
    }
}
