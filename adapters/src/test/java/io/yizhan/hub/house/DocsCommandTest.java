package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Rule;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub department docs}: the agreements of the shipped departments say what their feeds do. */
class DocsCommandTest {

    private static final Path CONFIG = Repository.root().resolve("config");

    @TempDir
    private Path directory;

    @Test
    void everyRuleOfEveryFeedIsInBothForms() throws Exception {
        House.Ran ran = docs("--to", directory.resolve("docs").toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        for (Department department : ConfigReader.read(CONFIG).departments()) {
            String html = Files.readString(directory.resolve("docs").resolve(department.id() + ".html"));
            String markdown = Files.readString(directory.resolve("docs").resolve(department.id() + ".md"));
            for (Feed feed : department.feeds()) {
                assertThat(html).contains("id=\"feed-" + feed.id() + "\"", feed.type().source());
                assertThat(markdown).contains("## Feed " + feed.id(), feed.type().source());
                for (Rule rule : feed.adapter().rules().fields()) {
                    assertThat(html).contains("<code>" + rule.field() + "</code>");
                    assertThat(markdown).contains("`" + rule.field() + "`");
                    for (String source : rule.sources()) {
                        assertThat(html).contains(source);
                        assertThat(markdown).contains(source);
                    }
                    for (String code : rule.codes()) {
                        assertThat(html).contains(">" + code + "<");
                    }
                }
                for (String code : feed.adapter().rules().layout().messageCodes()) {
                    assertThat(markdown).contains("| " + code + " |");
                }
            }
        }
    }

    @Test
    void oneFileNeedsNothingElse() throws Exception {
        String html = docs("market-regulation", "--format", "html", "--hub", "https://hub.example/").out();
        assertThat(html).startsWith("<!doctype html>\n<html lang=\"en\">").endsWith("</html>\n").contains("@media print", "prefers-color-scheme: dark",
                "default-src 'none'", "https://hub.example/api/v1/departments/market-regulation/messages?feed=food", "in/market-regulation/register.csv.part",
                "intake.market-regulation.food").doesNotContain("<script", "<link", "<img", "url(", " src=", "https://hub.example//");
    }

    @Test
    void tellsLayoutTablesAndExamplesMasked() throws Exception {
        String identity = docs("public-security").out();
        assertThat(identity).contains("| `公民身份号码` | 41 | 58 | 18 | `number holderCode` |", "Code table genders (for gender)", "“长期”",
                "| E-ROW-COLUMNS | `record` |", "| E-CHECK-DIGIT | `holderCode", "`林** (3)`", "`20200310` | `2020-03-10`", "sensitive")
                .doesNotContain("林晓禾", "19880617");
        String changes = docs("market-regulation", "--lang", "zh-CN").out();
        assertThat(changes).contains("# 接口约定：青山县市场监督管理局", "证照状态的一次变更", "| 吊销 | `revoke` |", "| E-LICENCE-UNKNOWN |", "500000",
                "注册日期 是日期", "W-CAPITAL-UNIT").doesNotContain("林晓禾", "99010119880617012X", "{0}");
        assertThat(docs("housing").out()).contains("urn:qingshan:housing:unit:1", "`a:AcceptanceBatch/a:Acceptance`", "`2025年3月28日` | `2025-03-28`",
                "The hub holds no public key of this department yet.");
    }

    @Test
    void tellsWhatTheDepartmentGets() throws Exception {
        Path config = House.copyOfConfig(directory);
        Path health = config.resolve("departments/health/department.yaml");
        Files.writeString(health, Files.readString(health) + """
                deliveries:
                  - id: businesses
                    type: business-licence
                    transport: {folder: out/health-office}
                    format: {delimited: {separator: ";", encoding: GB18030}}
                    mapping: {单位编号: {copy: number}, 单位名称: {copy: holderName}}
                """);
        Files.writeString(config.resolve("grants/health.yaml"), """
                consumer: health
                grants:
                  - {id: health-businesses, type: business-licence, fields: [number, holderName], forward: true, basis: order 809}
                """);

        House.Ran ran = House.run(List.of("department", "docs", "health", "--config", config.toString(), "--home", directory.resolve("home").toString()));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("## What the department gets", "### Delivery businesses: Business licence", "out/health-office",
                "`text/csv; charset=GB18030`", "| 1 | `单位编号` |", "| 2 | `单位名称` |");
        assertThat(docs("public-security").out()).doesNotContain("What the department gets");
    }

    @Test
    void tellsTheFingerprintOfTheKeyInTheHome() throws Exception {
        Path keys = Files.createDirectories(directory.resolve("home/keys/clients"));
        Files.writeString(keys.resolve("health.pub"), "-----BEGIN PUBLIC KEY-----\nYWJj\n-----END PUBLIC KEY-----\n");
        // The SHA-256 of "abc" (FIPS 180-2).
        assertThat(docs("health").out()).contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void usageErrorsSayWhatToName() {
        assertThat(docs().exit()).isEqualTo(2);
        assertThat(docs().err()).contains("--to");
        assertThat(docs("forest").exit()).isEqualTo(2);
        assertThat(docs("forest").err()).contains("known: ", "health");
        assertThat(docs("health", "--format", "pdf").exit()).isEqualTo(2);
    }

    private House.Ran docs(String... more) {
        List<String> words = new ArrayList<>(List.of("department", "docs", "--config", CONFIG.toString(), "--home", directory.resolve("home").toString()));
        words.addAll(List.of(more));
        return House.run(words);
    }
}
