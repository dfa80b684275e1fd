package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Main;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real register through the whole hub, imported as an operator would, into a process with the launcher's heap of 512 MiB. */
class RealDataTest {

    private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";
    private static final int ROWS = 100_337;
    private static final int COOPERATIVES = 49;

    @TempDir
    private Path directory;

    @Test
    void everyRowIsSettledAndTheSecondTimeNothingIsNew() throws Exception {
        List<Path> files = Repository.files(Repository.realData("cn_companies"), "companies_*.csv.gz");
        assertThat(files).hasSize(20);
        try (HubProcess hub = new HubProcess(directory.resolve("home")).start()) {
            JsonNode first = imported(hub, files);
            System.out.printf("real register: first import %s%n", shown(first));
            assertThat(first.path("received").asLong()).isEqualTo(ROWS);
            assertThat(first.path("parked").asLong()).isZero();
            assertThat(outcomes(first)).isEqualTo(ROWS);
            // 24 of its codes are none, by the data's own README; two rows are too broken to have one.
            assertThat(first.path("rejected").asLong()).isBetween(2L, 26L);

            JsonNode second = imported(hub, files);
            System.out.printf("real register: second import %s%n", shown(second));
            assertThat(second.path("received").asLong()).isEqualTo(ROWS);
            assertThat(second.path("registered").asLong()).isZero();
            assertThat(second.path("rejected").asLong()).isEqualTo(first.path("rejected").asLong());
            assertThat(outcomes(second)).isEqualTo(ROWS);
        }
    }

    @Test
    void everyKindOfDirtHasItsOutcome() throws Exception {
        Path dirt = Repository.realData("cn_companies/dirty_rows.tsv.gz");
        try (HubProcess hub = new HubProcess(directory.resolve("home")).start()) {
            Path file = directory.resolve("dirty.csv");
            for (Map.Entry<String, Predicate<String>> kind : KINDS.entrySet()) {
                Files.write(file, rows(dirt, kind.getValue()), StandardCharsets.UTF_8);
                JsonNode result = imported(hub, List.of(file));
                System.out.printf("real dirt: %s %s%n", kind.getKey(), shown(result));
                assertThat(outcomes(result)).as(kind.getKey()).isEqualTo(result.path("received").asLong());
                assertThat(result.path("parked").asLong()).as(kind.getKey()).isZero();
                // Rows of one kind stand or fall together, but for numbers of co-operatives, which hold letters, and one lower-case code
                // that is no code in capitals either.
                long all = result.path("received").asLong();
                long expected = switch (kind.getKey()) {
                    case "shifted", "columns", "bad code" -> all;
                    case "registration number" -> COOPERATIVES;
                    case "lower case" -> 1;
                    default -> 0;
                };
                assertThat(result.path("rejected").asLong()).as(kind.getKey()).isEqualTo(expected);
            }
        }
    }

    /** The kinds a whole row is judged by, in the README's words. */
    private static final Map<String, Predicate<String>> KINDS = new TreeMap<>(Map.of(
            "shifted", kinds -> kinds.contains("SHIFTED"),
            "columns", kinds -> kinds.contains("COLUMN_COUNT"),
            "lower case", kinds -> kinds.equals("CODE_LOWERCASE"),
            "organisation code", kinds -> kinds.equals("ORG_PART_BAD_CHECK"),
            "registration number", kinds -> kinds.equals("REGNO_15") || kinds.equals("REGNO_15_COOP_NA"),
            "bad code", kinds -> kinds.startsWith("CODE_BAD_CHECK") || kinds.equals("REGNO_13") || kinds.equals("REGNO_TEXT") || kinds.equals("ORGCODE_9")
                    || kinds.equals("CODE_LENGTH_15") || kinds.equals("CODE_MISSING")));

    private static List<String> rows(Path dirt, Predicate<String> kinds) throws IOException {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(dirt)), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split("\t", 4)).filter(c -> kinds.test(c[0])).forEach(c -> rows.add(c[3]));
        }
        return rows;
    }

    private static long outcomes(JsonNode result) {
        return result.path("registered").asLong() + result.path("unchanged").asLong() + result.path("rejected").asLong();
    }

    private static String shown(JsonNode result) {
        return "received %d, registered %d, unchanged %d, rejected %d, warned %d in %.1f s".formatted(result.path("received").asLong(),
                result.path("registered").asLong(), result.path("unchanged").asLong(), result.path("rejected").asLong(),
                result.path("warned").asLong(), result.path("seconds").asDouble());
    }

    /** {@code hub import market-regulation FILE…} */
    private static JsonNode imported(HubProcess hub, List<Path> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("import", "market-regulation", "--home", hub.home().directory().toString(), "--output", "json"));
        files.forEach(file -> command.add(file.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        int exit = Main.execute(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(talk, true, StandardCharsets.UTF_8), Map.of(), command.toArray(String[]::new));
        assertThat(exit).as(talk.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
