package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DatabaseTest {

    @TempDir
    Path home;

    @Test
    void opensMigratesAndOpensAgain() {
        Path file = home.resolve("a/b/hub.db");
        Database.open(file).close();
        try (Database again = Database.open(file)) {
            assertThat(count(again, "SELECT count(*) FROM flyway_schema_history WHERE success = 1")).isEqualTo(Migrations.FILES.size());
            assertThat(again.<String>read(h -> h.createQuery("PRAGMA journal_mode").mapTo(String.class).one())).isEqualTo("wal");
        }
    }

    @Test
    void theListOfMigrationsIsThatOfTheFolder() throws Exception {
        Path folder = Path.of(getClass().getClassLoader().getResource("db/migration").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(Migrations.FILES);
        }
    }

    @Test
    void licencesOfAnOlderHomeKeepTheirIdsAndAreFoundByThem() throws Exception {
        Path file = home.resolve("hub.db");
        SQLiteDataSource older = new SQLiteDataSource();
        older.setUrl("jdbc:sqlite:" + file);
        Migrations.apply(older, "4");
        try (Connection connection = older.getConnection(); Statement sql = connection.createStatement()) {
            sql.executeUpdate("INSERT INTO licence (key, id, type, department, version) VALUES (7, x'bb', 'health-certificate', 'health', 3), (9, x'aa', 'business-licence', 'mr', 1)");
        }

        try (Database database = Database.open(file)) {
            assertThat(texts(database, "SELECT key || ' ' || hex(id) || ' ' || type || ' ' || department || ' ' || version FROM licence ORDER BY key"))
                    .containsExactly("7 BB health-certificate health 3", "9 AA business-licence mr 1");
            assertThat(texts(database, "SELECT hex(id) || ' ' || licence FROM older_id ORDER BY id")).containsExactly("AA 9", "BB 7");
        }
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(home.resolve("hub.db"))) {
            assertThatThrownBy(() -> database.reading().useHandle(h -> h.execute("DELETE FROM checkpoint"))).hasMessageContaining("readonly");
            assertThatThrownBy(() -> database.read(h -> h.execute("DELETE FROM checkpoint"))).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void whatIsNoDatabaseIsReported() throws Exception {
        Path file = Files.writeString(home.resolve("hub.db"), "x".repeat(5_000));
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("hub.db");
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private static long count(Database database, String sql) {
        return database.read(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
