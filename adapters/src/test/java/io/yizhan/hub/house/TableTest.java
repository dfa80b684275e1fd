package io.yizhan.hub.house;

import static io.yizhan.hub.house.OwnHome.awaitCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.app.Hub;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A department's front table, in SQLite and, where the machine has it, PostgreSQL: no row is lost or doubled, whichever side dies. */
class TableTest {

    private static final int ROWS = 1_500;
    private static final String STATUS = "status: {column: state, new: \"0\", taken: \"1\", failed: \"9\"}";
    private static final String WATERMARK = "watermark: changed, lag: 300ms";

    @TempDir
    private static Path databases;
    private static final List<FrontServer> SERVERS = new ArrayList<>();

    @TempDir
    private Path home;

    @BeforeAll
    static void open() throws Exception {
        SERVERS.add(new FrontServer.Sqlite(databases.resolve("front.db")));
        PostgresServer.open().ifPresent(SERVERS::add);
    }

    @AfterAll
    static void close() throws Exception {
        for (FrontServer server : SERVERS) {
            server.close();
        }
    }

    @BeforeEach
    void empty() throws Exception {
        for (FrontServer server : SERVERS) {
            server.execute("DELETE FROM front_out");
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(FrontServer.Sqlite.class, PostgresServer.class)
                .flatMap(kind -> Stream.of(WATERMARK, STATUS).map(progress -> Arguments.of(kind, progress)));
    }

    /** Each server and each way of progress once, for what takes long. */
    static Stream<Arguments> someTables() {
        return Stream.of(Arguments.of(FrontServer.Sqlite.class, WATERMARK), Arguments.of(PostgresServer.class, STATUS));
    }

    private FrontServer serverOf(Class<?> kind, String progress, int batch) throws Exception {
        Optional<FrontServer> server = SERVERS.stream().filter(kind::isInstance).findFirst();
        Assumptions.assumeTrue(server.isPresent(), "no such server on this machine");
        OwnHome.configured(home, "transport: {table: {" + server.get().settings(home) + ", table: front_out, key: id, every: 200ms, batch: " + batch
                + ", " + progress + "}}", "name", "code", "since");
        return server.get();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void newAndChangedRowsAreTakenOnce(Class<?> kind, String progress) throws Exception {
        FrontServer front = serverOf(kind, progress, 7);
        front.insert(1, 20);
        front.execute("UPDATE front_out SET code = '91990101MA00000000' WHERE id = 5");
        try (Hub hub = OwnHome.start(home)) {
            awaitCounts(hub, 20, 19, 0, 1);

            front.insert(21, 3);
            awaitCounts(hub, 23, 22, 0, 1);
            front.execute("UPDATE front_out SET name = '青山县新农场', changed = 101, state = '0' WHERE id = 2",
                    "UPDATE front_out SET changed = 101, state = '0' WHERE id = 3");
            // One changed in what the hub maps; the other only in columns it does not.
            awaitCounts(hub, 25, 23, 1, 1);
        }
        front.insert(24, 2);
        front.execute("UPDATE front_out SET changed = changed + 100 WHERE id >= 24");
        try (Hub hub = OwnHome.start(home)) {
            awaitCounts(hub, 27, 25, 1, 1);
        }
        assertThat(front.count("state = '" + (progress.equals(STATUS) ? 1 : 0) + "'")).isGreaterThanOrEqualTo(25 - 2);
        if (progress.equals(STATUS)) {
            assertThat(front.count("state = '1'")).isEqualTo(25);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowThatCantBeTakenIsSetAsideAlone(Class<?> kind, String progress) throws Exception {
        FrontServer front = serverOf(kind, progress, 10);
        front.insert(1, 12);
        try (Connection connection = front.connect();
                PreparedStatement update = connection.prepareStatement("UPDATE front_out SET name = ? WHERE id = 6")) {
            update.setString(1, "长".repeat(1_100_000));
            update.executeUpdate();
        }
        try (Hub hub = OwnHome.start(home)) {
            awaitCounts(hub, 11, 11, 0, 0);
            if (progress.equals(STATUS)) {
                OwnHome.await().until(() -> front.count("state = '9' AND id = 6") == 1 && front.count("state = '1'") == 11);
            }
            front.insert(13, 1);
            awaitCounts(hub, 12, 12, 0, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("someTables")
    void aDatabaseThatGoesAwayIsWaitedFor(Class<?> kind, String progress) throws Exception {
        FrontServer front = serverOf(kind, progress, 100);
        front.insert(1, ROWS / 2);
        try (Hub hub = OwnHome.start(home)) {
            OwnHome.await().until(() -> OwnHome.counts(hub).received() > 0);
            front.stop();
            OwnHome.awaitAsleep(hub, kind == PostgresServer.class ? "the database says" : "there is no such database");
            front.start();
            front.insert(ROWS / 2 + 1, ROWS / 2);
            awaitCounts(hub, ROWS, ROWS, 0, 0);
            OwnHome.await().until(() -> OwnHome.health(hub).path("data").path("agriculture.intake").isMissingNode());
        }
    }

    @ParameterizedTest
    @MethodSource("someTables")
    void aHubThatIsKilledTakesEachRowOnce(Class<?> kind, String progress) throws Exception {
        FrontServer front = serverOf(kind, progress, 50);
        front.insert(1, ROWS);
        try (HubProcess hub = new HubProcess(home)) {
            hub.start();
            for (int percent : new int[] {15, 60}) {
                OwnHome.await().until(() -> OwnHome.counts(hub.callers()).received() >= ROWS * percent / 100);
                hub.kill9();
                hub.start();
            }
            OwnHome.await().untilAsserted(() -> assertThat(OwnHome.counts(hub.callers())).isEqualTo(new OwnHome.Counts(ROWS, ROWS, 0, 0, 0)));
            if (progress.equals(STATUS)) {
                OwnHome.await().until(() -> front.count("state = '1'") == ROWS);
            }
            hub.stop();
        }
    }

    @Test
    void aHubThatDiesBeforeItMarksTakesNoRowTwice() throws Exception {
        FrontServer front = serverOf(FrontServer.Sqlite.class, STATUS, 10);
        front.insert(1, 3);
        front.execute("CREATE TRIGGER unmarked BEFORE UPDATE OF state ON front_out BEGIN SELECT RAISE(ABORT, 'not now'); END");
        try (Hub hub = OwnHome.start(home)) {
            awaitCounts(hub, 3, 3, 0, 0);
            OwnHome.awaitAsleep(hub, "not now");
        } finally {
            front.execute("DROP TRIGGER unmarked");
        }
        front.execute("UPDATE front_out SET name = '青山县新农场' WHERE id = 3");
        front.insert(4, 1);
        try (Hub hub = OwnHome.start(home)) {
            // The one that changed meanwhile is taken as it is now; the others are marked alone.
            awaitCounts(hub, 5, 5, 0, 0);
            OwnHome.await().until(() -> front.count("state = '1'") == 4);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowCommittedLateIsNotPassedOver(Class<?> kind, String progress) throws Exception {
        Assumptions.assumeTrue(kind == PostgresServer.class, "SQLite has one writer at a time");
        FrontServer front = serverOf(kind, progress.replace("300ms", "6s"), 10);
        try (Hub hub = OwnHome.start(home); Connection slow = front.connect(); Statement sql = slow.createStatement()) {
            slow.setAutoCommit(false);
            sql.execute("INSERT INTO front_out VALUES (1, '慢', '" + InventedRegister.code(1) + "', '2024-03-01', 1, '0')");
            front.insert(2, 5);
            long looks = looks(front);
            OwnHome.await().until(() -> looks(front) > looks + 2);
            slow.commit();
            awaitCounts(hub, 6, 6, 0, 0);
        }
    }

    /** How often somebody read the table. */
    private static long looks(FrontServer front) throws Exception {
        try (Connection connection = front.connect(); Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery("SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = 'front_out'")) {
            result.next();
            return result.getLong(1);
        }
    }
}
