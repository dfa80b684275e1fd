package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub reload} against a running hub: departments come, change and go, and what did not change goes on. */
class ReloadTest {

    private static final String FORESTRY = """
            id: forestry
            name: {zh-CN: 青山县林业局, en: Qingshan County Forestry Bureau}
            code: 11990101MB0001089H
            feeds:
              - id: cooperatives
                transport: {folder: in/forestry}
                type: business-licence
                format: {delimited: {}}
                mapping:
                  number: {copy: 证号}
                  issuerName: {constant: 青山县林业局}
                  issuerCode: {constant: 11990101MB0001089H}
                  issueDate: {date: 日期}
                  holderName: {copy: 经营者}
                  holderCode: {copy: 信用代码}
                  state: {constant: "01"}
            """;
    private static final String ROWS = "证号,日期,经营者,信用代码\n林2026-1,2026-07-01,青山林场,91990101MA0Y00016W\n";

    @TempDir
    Path home;
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(home);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aNewDepartmentIsInForceAtOnceWithFolderDoorAndHealth() throws Exception {
        write(FORESTRY);

        House.Ran ran = reload(0);

        assertThat(ran.out()).isEqualTo("taken: departments added forestry; changed none; removed none\n");
        Path file = home.resolve("in/forestry/a.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, ROWS, StandardCharsets.UTF_8);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(file));
        assertThat(imported("forestry", ROWS)).contains("1 ");
        assertThat(house.hub.routes()).contains("forestry.intake ← file:in/forestry");
        assertThat(OpenHub.page(house.hub.ports().managementUrl() + "/observe/health")).contains("department-forestry");
    }

    @Test
    void aChangedMappingCountsForWhatComesAfterAndTheOthersGoOn() throws Exception {
        write(FORESTRY);
        reload(0);
        write(FORESTRY.replace("transport: {folder: in/forestry}", "transport: {queue: intake.forestry}").replace("经营者", "林场"));

        House.Ran ran = reload(0);

        assertThat(ran.out()).isEqualTo("taken: departments added none; changed forestry; removed none\n");
        assertThat(house.hub.routes()).contains("forestry.intake ← jms:queue:intake.forestry").doesNotContain("forestry.intake ← file:in/forestry")
                .contains("market-regulation.intake ← file:in/market-regulation");
        assertThat(imported("forestry", ROWS.replace("经营者", "林场"))).contains("1 ");
    }

    @Test
    void aRemovedDepartmentIsNoLongerLetIn() throws Exception {
        write(FORESTRY);
        reload(0);
        Files.delete(departmentFile());
        Files.delete(departmentFile().getParent());

        House.Ran ran = reload(0);

        assertThat(ran.out()).isEqualTo("taken: departments added none; changed none; removed forestry\n");
        assertThat(house.hub.routes()).noneMatch(route -> route.startsWith("forestry."));
        Path file = Files.writeString(home.resolve("rows.csv"), ROWS);
        House.Ran refused = House.run(List.of("import", "forestry", file.toString(), "--home", home.toString()));
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err()).contains("E-TOKEN-CLIENT");
    }

    @Test
    void oneWithFaultsIsRefusedWholeAndTheOldGoesOn() throws Exception {
        write(FORESTRY);
        reload(0);
        write(FORESTRY.replace("business-licence", "busines-licence").replace("{copy: 证号}", "{copie: 证号}"));

        House.Ran ran = reload(3);

        assertThat(ran.out()).contains("departments/forestry/department.yaml#feeds[0].type: ").contains("(E-CONFIG");
        assertThat(ran.err()).contains("the configuration of before goes on");
        assertThat(imported("forestry", ROWS)).contains("1 ");
        assertThat(Json.mapper().readTree(House.run(List.of("reload", "--home", home.toString(), "--output", "json")).out()).path("code").asText())
                .isEqualTo("E-CONFIG");
    }

    @Test
    void aNewConsumerAndItsGrantAreInForceAndKeysAreMade() throws Exception {
        Files.writeString(home.resolve("config/consumers/archive.yaml"), """
                id: archive
                name: {zh-CN: 青山县档案馆, en: Qingshan County Archive}
                kind: consumer
                """);
        Files.writeString(home.resolve("config/grants/archive.yaml"), """
                consumer: archive
                grants:
                  - id: archive-businesses
                    type: business-licence
                    items: [food-operation]
                    fields: [number, holderName]
                    forward: true
                    basis: 政务数据共享条例（国务院令第809号）
                """);

        reload(0);

        imported("market-regulation", Files.readString(home.resolve("config/departments/market-regulation/samples/in/register.csv"),
                java.nio.charset.Charset.forName("GB18030")));
        String token = House.run(List.of("token", "archive", "--home", home.toString())).out().strip();
        assertThat(OpenHub.page(house.hub.ports().apiUrl() + "/api/v1/outbox?wait=10", token)).contains("\"holderName\"").contains("\"withheld\"");
    }

    @Test
    void aDepartmentThatChangesWhileItsFileIsUnderWayIsFirstLetComeToRest() throws Exception {
        Path register = home.resolve("register.csv");
        Files.write(register, InventedRegister.of(1, 4000));
        Path department = home.resolve("config/departments/market-regulation/department.yaml");
        CompletableFuture<House.Ran> importing = CompletableFuture.supplyAsync(() -> House.run(
                List.of("import", "market-regulation", register.toString(), "--home", home.toString(), "--output", "json")));
        for (int i = 0; i < 3; i++) {
            Files.writeString(department, Files.readString(department) + "# changed " + i + "\n");
            reload(0);
        }

        JsonNode sums = Json.mapper().readTree(importing.get(60, TimeUnit.SECONDS).out());
        assertThat(sums.path("received").asInt()).isEqualTo(4000);
        assertThat(sums.path("registered").asInt() + sums.path("unchanged").asInt() + sums.path("rejected").asInt() + sums.path("parked").asInt())
                .isEqualTo(4000);
    }

    private House.Ran reload(int exit) {
        House.Ran ran = House.run(List.of("reload", "--home", home.toString()));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(exit);
        return ran;
    }

    private String imported(String department, String rows) throws IOException {
        Path file = Files.writeString(home.resolve(department + ".csv"), rows);
        House.Ran ran = House.run(List.of("import", department, file.toString(), "--home", home.toString()));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        return ran.out();
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(departmentFile().getParent());
        Files.writeString(departmentFile(), yaml);
    }

    private Path departmentFile() {
        return home.resolve("config/departments/forestry/department.yaml");
    }
}
