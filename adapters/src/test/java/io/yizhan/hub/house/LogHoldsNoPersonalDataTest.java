package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.evidence.Checkpoint;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the samples went through the whole hub and were asked for, nothing that it keeps names a person: neither evidence nor log nor disk. */
class LogHoldsNoPersonalDataTest {

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
            Charset.forName("GB18030"));
    /** Fields that name somebody or say where somebody lives, in the samples' expectation and in their sources. */
    private static final Set<String> TELLING = Set.of("holderName", "holderCode", "legalRepresentative", "legalRepresentativeCode", "address",
            "projectAddress", "businessAddress", "employerName", "employerCode", "name", "idNo", "creditCode");

    @TempDir
    private Path directory;

    @Test
    void nothingKeptNamesAPerson() throws Exception {
        Set<String> telling = telling();
        assertThat(telling).contains("林晓禾", "99010119880617012X", "吴小满", "云南省青山县老街12号2楼", "青山县云岭路3号").hasSizeGreaterThan(50);
        try (HubProcess hub = new HubProcess(directory.resolve("home")).start()) {
            Callers callers = hub.callers();
            for (SampleRound.Sample sample : SampleRound.ALL) {
                SampleRound.send(callers, sample);
            }
            ask(callers);
            Checkpoint checkpoint = callers.checkpoint();
            for (long i = 0; i < checkpoint.size(); i++) {
                byte[] entry = callers.get("auditor", "/api/v1/evidence/entries/" + i).response().body();
                assertThat(found(entry, telling)).as("entry %d", i).isEmpty();
            }

            Path home = hub.home().directory();
            assertThat(foundBelow(home.resolve("logs"), telling)).isEmpty();
            assertThat(databaseFiles(home)).isNotEmpty();
            for (Path file : databaseFiles(home)) {
                assertThat(found(Files.readAllBytes(file), telling)).as(file.getFileName().toString()).isEmpty();
            }
            // What waits in an outbox is as its consumer will read it; that the journal's disk must be trusted is in the manual.
            System.out.println("broker journal holds in clear: " + foundBelow(home.resolve("data/broker"), telling));
            hub.stop();
            for (Path file : databaseFiles(home)) {
                assertThat(found(Files.readAllBytes(file), telling)).as("closed " + file.getFileName()).isEmpty();
            }
        }
    }

    private static void ask(Callers callers) throws Exception {
        byte[] applicant = "{\"applicant\":{\"code\":\"91990101MA0Y00016W\"}}".getBytes(StandardCharsets.UTF_8);
        byte[] holder = "{\"holder\":{\"code\":\"91990101MA0Y00016W\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(callers.post("portal", "/api/v1/materials:pull", "application/json", applicant).status()).isEqualTo(200);
        assertThat(callers.post("portal", "/api/v1/licences:query", "application/json", holder).status()).isEqualTo(200);
        assertThat(callers.post("museum", "/api/v1/licences:query", "application/json", holder).status()).isEqualTo(403);
    }

    private static Set<String> telling() throws IOException {
        Set<String> telling = new TreeSet<>(Set.of(Callers.PURPOSE.reason()));
        for (SampleRound.Sample sample : SampleRound.ALL) {
            sample.expected().forEach(record -> collect(record, telling));
            if (sample.name().endsWith(".json")) {
                collect(new ObjectMapper().readTree(sample.bytes()), telling);
            }
        }
        return telling;
    }

    private static void collect(JsonNode node, Set<String> telling) {
        node.fields().forEachRemaining(member -> {
            if (TELLING.contains(member.getKey().replace(".raw", "")) && member.getValue().asText().length() > 1) {
                telling.add(member.getValue().asText());
            }
        });
        node.forEach(child -> collect(child, telling));
    }

    private static List<Path> databaseFiles(Path home) throws IOException {
        return Homes.filesBelow(home.resolve("data")).stream().filter(file -> file.getFileName().toString().startsWith("hub.db")).toList();
    }

    private static Set<String> foundBelow(Path files, Set<String> telling) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        assertThat(Homes.filesBelow(files)).isNotEmpty();
        for (Path file : Homes.filesBelow(files)) {
            found.addAll(found(Files.readAllBytes(file), telling));
        }
        return found;
    }

    private static Set<String> found(byte[] bytes, Set<String> telling) {
        // Bytes as characters: text search is quick. A journal is mostly zeros.
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\0{64,}", "\0");
        Set<String> found = new LinkedHashSet<>();
        for (String value : telling) {
            if (CHARSETS.stream().anyMatch(charset -> text.contains(new String(value.getBytes(charset), StandardCharsets.ISO_8859_1)))) {
                found.add(value);
            }
        }
        return found;
    }
}
