package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yizhan.hub.adapters.Repository;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hub department try}: the shipped samples, and a department with faults. */
class TryCommandTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "market-regulation, register, register.csv, 7, 7, 0, 0",
        "market-regulation, register, register-dirty.csv, 23, 13, 10, 3",
        "market-regulation, food, food.json, 1, 1, 0, 0",
        "market-regulation, changes, changes.json, 1, 1, 0, 0",
        "public-security, identity, identity.txt, 3, 3, 0, 0",
        "housing, acceptance, acceptance.xml, 2, 2, 0, 0",
        "health, certificates, certificates.json, 5, 4, 1, 3"})
    void judgesTheShippedSamplesAsTheHubDoes(String department, String feed, String sample, int received, int registered, int rejected, int exit)
            throws Exception {
        List<Path> before = Homes.filesBelow(directory);

        House.Ran ran = tried(sample(department, sample), department, "--feed", feed, "--output", "json", "--records", "50");

        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit == 3 || rejected > 0 ? 3 : 0);
        JsonNode report = new ObjectMapper().readTree(ran.out());
        assertThat(report.at("/counts/received").asInt()).isEqualTo(received);
        assertThat(report.at("/counts/registered").asInt()).isEqualTo(registered);
        assertThat(report.at("/counts/rejected").asInt()).isEqualTo(rejected);
        assertThat(report.at("/records")).hasSize(received);
        assertThat(report.at("/bad")).hasSize(rejected);
        assertThat(Homes.filesBelow(directory)).as("nothing is written to the home").isEqualTo(before);
    }

    @Test
    void showsEachFieldBeforeAndAfterWithItsRule() throws Exception {
        JsonNode report = json("housing", "acceptance.xml");
        JsonNode accepted = step(report, 0, "acceptanceDate");
        assertThat(accepted.at("/before").asText()).isEqualTo("2025年3月28日");
        assertThat(accepted.at("/after").asText()).isEqualTo("2025-03-28");
        assertThat(accepted.at("/sources/0").asText()).isEqualTo("a:FireSafety/a:CheckedOn");
        assertThat(accepted.at("/rule/en").asText()).startsWith("date: yyyy-MM-dd");
        assertThat(step(report, 0, "fireAcceptance").at("/after").asText()).isEqualTo("1");
        assertThat(step(report, 0, "projectAddress").at("/before").asText()).isEqualTo("青山县老街12号 + 一层、二层");
        assertThat(step(report, 0, "holderCode").at("/codes/0").asText()).isEqualTo("W-DIVISION-UNKNOWN");
        assertThat(step(report, 0, "validTo").has("after")).isFalse();
        assertThat(step(report, 0, "holderCodeType").at("/rule/en").asText()).isEqualTo("set by the hub");
        assertThat(report.at("/sources/unread")).extracting(JsonNode::asText).containsExactly("a:Project/a:FloorArea/@unit");
        assertThat(report.at("/neverFilled")).extracting(n -> n.at("/field").asText()).containsExactly("identifier", "validTo");
        assertThat(report.at("/neverFilled/0/mapped").asBoolean()).isFalse();
        assertThat(report.at("/neverFilled/1/mapped").asBoolean()).isTrue();
        assertThat(report.at("/codes/0/title/zh").asText()).isEqualTo("行政区划代码不在表内");
    }

    @Test
    void masksWhatIsPersonalEverywhere() throws Exception {
        for (String output : List.of("table", "json")) {
            String health = tried(sample("health", "certificates.json"), "health", "--records", "10", "--output", output).out();
            assertThat(health).contains("林** (3)", "青健证〔2025〕00003", "老街小馆").doesNotContain("林晓禾", "吴小满", "990101198", "990101199", "店长", "厨师");
            String identity = tried(sample("public-security", "identity.txt"), "public-security", "--records", "10", "--output", output).out();
            assertThat(identity).contains("青山县公安局", "9****** (18)").doesNotContain("林晓禾", "周大江", "19880617", "老街12号");
        }
        // A shifted row has a person's name under another column's name.
        String dirty = tried(sample("market-regulation", "register-dirty.csv"), "market-regulation", "--records", "50").out();
        assertThat(dirty).contains("E-ROW-SHIFTED", "代码校验位错,91990101MA0Y001557,2024-01-02").doesNotContain("白云");
    }

    @Test
    void tellsBadRecordsWithLineCauseAndShape() throws Exception {
        JsonNode report = json("market-regulation", "register-dirty.csv");
        JsonNode columns = report.at("/bad/5");
        assertThat(columns.at("/line").asInt()).isEqualTo(11);
        assertThat(columns.at("/found/0/code").asText()).isEqualTo("E-ROW-COLUMNS");
        assertThat(columns.at("/raw").asText()).matches("文+,9+AA9A9+A9,9999-99-99");
        assertThat(json("health", "certificates.json").at("/bad/0/raw").asText()).contains("\"idNo\" : \"999999999999999999\"", "\"name\" : \"文文文\"");

        String told = tried(sample("health", "certificates.json"), "health", "--lang", "zh-CN").out();
        assertThat(told).contains("收到 5，将登记 4，将拒收 1", "会被拒收：第 3 条，第 31 行", "多是录入差错，请对照原件改正代码。", "从未有值的字段（1）：identifier（没有规则）");
    }

    @Test
    void tellsOfAFileThatCantBeRead() throws Exception {
        Path file = Files.writeString(directory.resolve("other.csv"), "名称,代码\n老街,1\n");
        House.Ran ran = tried(file, "market-regulation");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).contains("E-FORMAT-HEADER", "the header lacks 企业名称", "received 0");
    }

    @Test
    void aWrongMappingIsPlainToSee() throws Exception {
        Path config = House.copyOfConfig(directory);
        Path department = Files.createDirectories(config.resolve("departments/forestry"));
        Files.writeString(department.resolve("department.yaml"), """
                id: forestry
                name: {zh-CN: 青山县林业局, en: Qingshan County Forestry Bureau}
                code: 11990101MB0001089H
                feeds:
                  - id: register
                    transport: http
                    type: business-licence
                    format: {delimited: {separator: "|"}}
                    mapping:
                      number: {copy: 证号}
                      issuerName: {constant: 青山县林业局}
                      issuerCode: {constant: 11990101MB0001089H}
                      issueDate: {date: 发证日, formats: [dd.MM.yyyy]}
                      holderName: {copy: 经营者}
                      holderCode: {copy: 信用代码}
                """);
        Path file = Files.write(directory.resolve("forestry.txt"), "证号|经营者|信用代码|发证日|备注\nF-1|老街小馆|91990101MA0Y00016W|2025-04-01|林晓禾\n"
                .getBytes(Charset.forName("GB18030")));

        House.Ran ran = House.run(List.of("department", "try", "forestry", file.toString(), "--config", config.toString()));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).contains("Source names that no rule reads (1): 备注", "E-FORMAT-DATE issueDate: not a date; expected dd.MM.yyyy",
                "| F-1|老街小馆|91990101MA0Y00016W|2025-04-01|文文文").doesNotContain("林晓禾");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "department try forest FILE | there is no department forest; known: ",
        "department try health FILE --feed x | health has no feed x; known: certificates",
        "department try health none.json | none.json: no such file",
        "department try health FILE --records 101 | from 0 to 100",
        "department try health | missing: FILE",
        "department | Usage: hub department"})
    void usageErrorsSayWhatIsKnown(String line, String told) {
        List<String> words = new ArrayList<>(List.of(line.replace("FILE", sample("health", "certificates.json").toString()).split(" ")));
        if (words.size() > 1) {
            words.addAll(List.of("--config", Repository.root().resolve("config").toString()));
        }
        House.Ran ran = House.run(words);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(told);
        assertThat(ran.out()).isEmpty();
    }

    private House.Ran tried(Path file, String department, String... options) {
        List<String> words = new ArrayList<>(List.of("department", "try", department, file.toString(), "--config",
                Repository.root().resolve("config").toString(), "--home", directory.toString()));
        words.addAll(List.of(options));
        return House.run(words);
    }

    private JsonNode json(String department, String sample) throws IOException {
        return new ObjectMapper().readTree(tried(sample(department, sample), department, "--output", "json").out());
    }

    private static JsonNode step(JsonNode report, int record, String field) {
        for (JsonNode step : report.at("/records/" + record + "/steps")) {
            if (step.at("/field").asText().equals(field)) {
                return step;
            }
        }
        throw new AssertionError("no step of " + field);
    }

    private static Path sample(String department, String name) {
        return Repository.root().resolve("config/departments").resolve(department).resolve("samples/in").resolve(name);
    }
}
