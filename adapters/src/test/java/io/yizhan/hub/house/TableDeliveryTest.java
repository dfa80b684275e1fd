package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forwarded to a department is a row of its front table, once, through a real PostgreSQL and SQLite. */
class TableDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<FrontServer> SERVERS = new ArrayList<>();

    @TempDir
    private static Path databases;
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

    @ParameterizedTest
    @ValueSource(classes = {FrontServer.Sqlite.class, PostgresServer.class})
    void aRowALicenceThoughTheDatabaseGoesAndTheHubForgets(Class<?> kind) throws Exception {
        FrontServer front = emptied(kind);
        try (DeliveryTown town = DeliveryTown.start(home, delivery(front, ""))) {
            front.stop();
            town.register(1, "新街1号", "", "新街3号");
            await().atMost(PATIENCE).until(() -> town.metric("hub_deliveries_retries_total{delivery=\"businesses\",department=\"treasury\"}") >= 1);
            front.start();
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 3, 0, 0));

            assertThat(rows(front)).containsExactly("第1号商店|" + InventedRegister.code(1) + "|2026-07-01|新街1号",
                    "第2号商店|" + InventedRegister.code(2) + "|2026-07-01|null", "第3号商店|" + InventedRegister.code(3) + "|2026-07-01|新街3号");
            assertThat(column(front, "envelope")).containsExactlyInAnyOrderElementsOf(town.envelopes("delivered"));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {FrontServer.Sqlite.class, PostgresServer.class})
    void aNewerVersionTakesThePlaceOfTheOlder(Class<?> kind) throws Exception {
        FrontServer front = emptied(kind);
        try (DeliveryTown town = DeliveryTown.start(home, delivery(front, ", upsert: [code]"))) {
            town.register(1, "新街1号", "新街2号");
            town.register(1, "老街9号");
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 3, 0, 0));

            assertThat(rows(front)).containsExactly("第1号商店|" + InventedRegister.code(1) + "|2026-07-01|老街9号",
                    "第2号商店|" + InventedRegister.code(2) + "|2026-07-01|新街2号");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {FrontServer.Sqlite.class, PostgresServer.class})
    void aRowTheTableRefusesIsParkedAlone(Class<?> kind) throws Exception {
        FrontServer front = emptied(kind);
        try (DeliveryTown town = DeliveryTown.start(home, delivery(front, ""))) {
            town.register(1, "新街1号", "禁", "新街3号");
            await().atMost(PATIENCE).untilAsserted(() -> town.assertNumbersAddUp("businesses", 2, 1, 0));

            assertThat(column(front, "address")).containsExactly("新街1号", "新街3号");
            assertThat(town.events("parked").get(0).path("codes").toString()).isEqualTo("[\"E-DELIVERY-REFUSED\"]");
        }
    }

    private String delivery(FrontServer front, String upsert) throws Exception {
        return """
                  - id: businesses
                    type: business-licence
                    transport: {table: {%s, table: front_in, key: envelope%s}}
                    mapping: {code: {copy: number}, name: {copy: holderName}, since: {copy: issueDate}, address: {copy: address}}
                """.formatted(front.settings(home), upsert);
    }

    private static FrontServer emptied(Class<?> kind) throws Exception {
        Optional<FrontServer> server = SERVERS.stream().filter(kind::isInstance).findFirst();
        Assumptions.assumeTrue(server.isPresent(), "no such server on this machine");
        server.get().execute("DROP TABLE IF EXISTS front_in", "CREATE TABLE front_in (envelope VARCHAR(80) UNIQUE NOT NULL, code VARCHAR(18) UNIQUE, "
                + "name TEXT, since DATE, address TEXT CHECK (address <> '禁'))");
        return server.get();
    }

    private static List<String> rows(FrontServer front) throws SQLException {
        return query(front, "SELECT name, code, since, address FROM front_in ORDER BY name");
    }

    private static List<String> column(FrontServer front, String name) throws SQLException {
        return query(front, "SELECT " + name + " FROM front_in ORDER BY name");
    }

    private static List<String> query(FrontServer front, String sql) throws SQLException {
        try (Connection connection = front.connect(); Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }
}
