package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub department test}: the shipped samples, and changed copies of them. */
class SamplesCommandTest {

    @TempDir
    private Path directory;

    @Test
    void theShippedSamplesAreAsExpected() throws Exception {
        Path shipped = Repository.root().resolve("config");
        House.Ran ran = test(shipped);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).containsPattern("market-regulation +register-dirty.csv +register +23 +13 +10 +13 +as expected")
                .containsPattern("health +certificates.json +certificates +5 +4 +1 +4 +as expected").doesNotContain("DIFFERENT", "NEW");
        assertThat(test(shipped, "housing").out()).contains("acceptance.xml").doesNotContain("register.csv");
        assertThat(test(shipped, "forest").exit()).isEqualTo(2);
    }

    @Test
    void saysWhichRecordAndFieldDiffersMasked() throws Exception {
        Path config = House.copyOfConfig(directory);
        Path sample = config.resolve("departments/health/samples/in/certificates.json");
        Files.writeString(sample, Files.readString(sample).replace("林晓禾", "林小禾").replace("\"青健证〔2025〕00002\"", "\"青健证〔2025〕00020\"")
                .replace("2000022", "2001022"));

        House.Ran ran = test(config);

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).containsPattern("health +certificates.json .*DIFFERENT")
                .contains("health/certificates.json: record 1, line 3: holderName: expected 林** (3), found 林** (3)",
                        "health/certificates.json: record 2, line 17: number: expected 青健证〔2025〕00002, found 青健证〔2025〕00020",
                        "record 4, line 45: record: expected registered, found rejected",
                        "codes: expected holderCode W-DIVISION-UNKNOWN, employerCode W-DIVISION-UNKNOWN, found ")
                .doesNotContain("林晓禾", "林小禾");
        assertThat(ran.err()).contains("not as expected 1");
        JsonNode results = new ObjectMapper().readTree(test(config, "health", "--output", "json").out());
        assertThat(results.at("/0/state").asText()).isEqualTo("different");
        assertThat(results.at("/0/differences/0/field").asText()).isEqualTo("holderName");
    }

    @Test
    void writesWhatIsExpectedWhereAsked() throws Exception {
        Path config = House.copyOfConfig(directory);
        Path samples = config.resolve("departments/housing/samples");
        Path another = Files.copy(samples.resolve("in/acceptance.xml"), samples.resolve("in/acceptance-second.xml"));

        assertThat(test(config, "housing").out()).containsPattern("acceptance-second.xml +acceptance +2 +2 +0 +2 +NEW");
        House.Ran written = test(config, "housing", "--write");
        assertThat(written.exit()).isZero();
        assertThat(samples.resolve("expected/acceptance-second.xml.jsonl")).hasSameTextualContentAs(samples.resolve("expected/acceptance.xml.jsonl"));
        assertThat(samples.resolve("expected/acceptance.xml.jsonl")).hasSameBinaryContentAs(
                Repository.root().resolve("config/departments/housing/samples/expected/acceptance.xml.jsonl"));
        assertThat(test(config, "housing").exit()).isZero();

        Files.delete(another);
        assertThat(test(config, "housing").exit()).isEqualTo(3);
        assertThat(test(config, "housing").out()).containsPattern("acceptance-second.xml.jsonl .*NO SAMPLE");
    }

    @Test
    void aSampleThatCantBeReadOrBelongsToNoFeedFails() throws Exception {
        Path config = House.copyOfConfig(directory);
        Path in = config.resolve("departments/health/samples/in");
        Files.write(in.resolve("certificates-broken.json"), "{\"certificates\": [".getBytes(StandardCharsets.UTF_8));
        Files.writeString(in.resolve("notes.txt"), "x");

        House.Ran ran = test(config, "health");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).contains("UNREADABLE", "not JSON (RFC 8259)", "(E-JSON-SYNTAX)", "NO FEED");
        assertThat(ran.err()).contains("not as expected 2");
    }

    private House.Ran test(Path config, String... more) {
        List<String> words = new ArrayList<>(List.of("department", "test", "--config", config.toString(), "--home", directory.resolve("home").toString()));
        words.addAll(List.of(more));
        return House.run(words);
    }
}
