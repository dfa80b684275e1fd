package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Draft;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.app.Main;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code hub department new}, from the command line to a configuration that reads the sample. */
class NewDepartmentTest {

    private static final String CODE = "11990101MB0001089H";
    private static final int RECORDS = 20;

    @TempDir
    private Path directory;
    private String out;
    private String err;

    @DisplayName("A draft passes the check of the configuration and reads its own sample")
    @ParameterizedTest(name = "{0}")
    @EnumSource(Shape.class)
    void draftReadsItsSample(Shape shape) throws Exception {
        DraftCase department = DraftCase.read("tuning.yaml").stream().filter(one -> one.id().equals("licences")).findFirst().orElseThrow();
        List<List<String>> records = new InventedValues(department).records(RECORDS);
        Path sample = Files.write(directory.resolve("sample." + shape.ending()), shape.write(department, records));
        assertThat(draft(sample, "--name-zh", "青山县林业局", "--name-en", "Forestry Bureau", "--code", CODE)).as(err).isZero();
        HubConfig config = ConfigReader.read(directory.resolve("config"));
        Adapter adapter = config.department("forestry").orElseThrow().defaultFeed().adapter();
        int number = 0;
        try (InputStream bytes = Files.newInputStream(directory.resolve("config/departments/forestry/samples/in/" + sample.getFileName()));
                RecordReader reader = adapter.open(bytes)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                Draft translated = adapter.translate(record);
                assertThat(translated.violations()).isEmpty();
                assertThat(translated.text("number")).isEqualTo(records.get(number).get(0));
                assertThat(translated.text("holderCode")).isEqualTo(records.get(number).get(2));
                assertThat(translated.text("issueDate").replace("-", "")).isEqualTo(records.get(number).get(6));
                number++;
            }
        }
        assertThat(number).isEqualTo(RECORDS);
    }

    @Test
    @DisplayName("What can't be told is open and named, and nothing else is a fault")
    void namesWhatIsOpen() throws Exception {
        Path sample = Files.writeString(directory.resolve("cases.csv"), "名称,信用代码,成立日期\n云岭茶业有限公司,91990101MA0Y00016W,2024-01-05\n老街小馆,91990101MA0Y00024P,2024-03-01\n");
        assertThat(draft(sample, "--type", "business-licence", "--output", "json")).isZero();
        assertThat(out).contains("\"path\" : \"code\"", "\"path\" : \"mapping.issuerName\"", "\"path\" : \"mapping.issuerCode\"");
        assertThat(run("check", "config", directory.resolve("config").toString())).isEqualTo(3);
        assertThat(out.lines()).hasSize(3).allMatch(line -> line.contains("code") || line.contains("issuerName") || line.contains("issuerCode"));
    }

    @Test
    @DisplayName("A folder that is there is left as it is")
    void neverOverwrites() throws Exception {
        Path mine = directory.resolve("config/departments/forestry/department.yaml");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "mine");
        Path sample = Files.writeString(directory.resolve("a.csv"), "名称,信用代码\n老街小馆,91990101MA0Y00016W\n");
        assertThat(draft(sample)).isEqualTo(2);
        assertThat(err).contains("forestry", "already");
        assertThat(mine).hasContent("mine");
        assertThat(mine.getParent()).isDirectoryNotContaining("glob:**samples");
    }

    @Test
    @DisplayName("What is no data of any format is refused, and no folder is made")
    void refusesWhatIsNoData() throws Exception {
        Path sample = Files.writeString(directory.resolve("a.txt"), "只是一封信。\n");
        assertThat(draft(sample)).isEqualTo(3);
        assertThat(directory.resolve("config/departments/forestry")).doesNotExist();
        assertThat(run("department", "new", "Forestry", "--from", sample.toString(), "--home", directory.toString())).isEqualTo(2);
        assertThat(draft(sample, "--type", "no-such-type")).isEqualTo(2);
        assertThat(draft(directory.resolve("absent.csv"))).isEqualTo(2);
    }

    @Test
    @DisplayName("A draft says shapes of what people are, never values")
    void saysNoPersonalValue() throws Exception {
        for (DraftCase department : DraftCase.read("tuning.yaml")) {
            if (department.type().endsWith("-trial")) {
                continue;
            }
            List<List<String>> records = new InventedValues(department).records(RECORDS);
            Path sample = Files.write(directory.resolve(department.id() + ".json"), Shape.JSON_NESTED.write(department, records));
            assertThat(run("department", "new", department.id(), "--from", sample.toString(), "--to", directory.resolve("config").toString(),
                    "--home", directory.toString())).as(err).isZero();
            String yaml = Files.readString(directory.resolve("config/departments/" + department.id() + "/department.yaml"));
            for (int i = 0; i < department.columns().size(); i++) {
                if (List.of("person", "resident-id", "address", "phone", "birth").contains(department.columns().get(i).value())) {
                    int column = i;
                    records.forEach(record -> assertThat(yaml + out + err).doesNotContain(record.get(column)));
                }
            }
        }
    }

    private int draft(Path sample, String... more) {
        String[] args = new String[more.length + 9];
        System.arraycopy(new String[] {"department", "new", "forestry", "--from", sample.toString(), "--to", directory.resolve("config").toString(),
                "--home", directory.toString()}, 0, args, 0, 9);
        System.arraycopy(more, 0, args, 9, more.length);
        return run(args);
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int exit = Main.execute(new ByteArrayInputStream(new byte[0]), new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8), Map.of("LANG", "en_US.UTF-8"), args);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
