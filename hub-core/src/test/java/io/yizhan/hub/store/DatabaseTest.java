package io.yizhan.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static long count(Database database, String sql) {
        return database.read(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
}
