package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hub import} of what each department sends, by every feed there is: the media type told from the file is one its feed takes. */
class ShippedSamplesTest {

    @TempDir
    private static Path home;
    private static House house;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "market-regulation, register, register.csv,       false",
        "market-regulation, register, register-dirty.csv, true",
        "market-regulation, food,     food.json,          false",
        "market-regulation, changes,  changes.json,       true",
        "public-security,   identity, identity.txt,       false",
        "public-security,   identity, identity.txt,       true",
        "housing,           acceptance, acceptance.xml,   false",
        "housing,           acceptance, acceptance.xml,   true",
        "health,            certificates, certificates.json, false",
        "civil-affairs,     marriages, marriages.xml,       false",
        "natural-resources, titles,   titles.jsonl,         false",
        "tax-bureau,        ratings,  ratings.csv,          true",
        "human-resources,   insured,  insured.jsonl,        false",
        "education,         degrees,  degrees.xlsx,         false",
        "transport,         operators, operators.txt,       false",
        "fire-rescue,       checks,   checks.tsv,           true",
        "testing-institute, reports,  reports.json,         false"})
    void settlesEveryRecord(String department, String feed, String sample, boolean compressed) throws Exception {
        Path file = Repository.root().resolve("config/departments").resolve(department).resolve("samples/in").resolve(sample);
        Path sent = compressed ? gzip(file) : file;

        House.Ran ran = House.run(List.of("import", department, sent.toString(), "--feed", feed, "--output", "json", "--home", home.toString()));

        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(ran.out());
        assertThat(result.at("/received").asLong()).as(ran.out()).isPositive().isEqualTo(result.at("/registered").asLong()
                + result.at("/unchanged").asLong() + result.at("/rejected").asLong());
        assertThat(result.at("/parked").asLong()).isZero();
    }

    private static Path gzip(Path file) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return Files.write(home.resolve(file.getFileName() + ".gz"), bytes.toByteArray());
    }
}
