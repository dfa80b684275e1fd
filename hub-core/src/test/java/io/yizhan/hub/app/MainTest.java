package io.yizhan.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.config.SampleConfig;
import io.yizhan.hub.evidence.Checkpoint;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.policy.Purpose;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Suite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user meets them: arguments in, both streams and the exit code out. */
class MainTest {

    @TempDir
    Path home;
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = {};
    private String out;
    private String err;

    @BeforeEach
    void nameTheHome() {
        environment.put("HUB_HOME", home.toString());
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out).contains("Usage: hub", "check ", "token ", "keys ", "verify ", "completion ", "Exit codes: 0 ok").doesNotContain("null");
        assertThat(err).isEmpty();
        assertThat(run("--lang", "zh-CN", "--help")).isZero();
        assertThat(out).contains("用法：hub", "退出码：0 正常");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "check config", "department", "department new", "department try", "department test", "department docs", "reload", "token",
        "keys", "verify", "completion"})
    void everyCommandHasItsHelpInBothLanguages(String command) {
        for (String language : List.of("en", "zh-CN")) {
            assertThat(run((command + " --lang " + language + " --help").split(" "))).isZero();
            String header = Terminal.texts(language).getString("hub." + command.replace(' ', '.') + ".usage.header");
            assertThat(out).startsWith(header).contains("--lang");
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        ResourceBundle english = Terminal.texts("en");
        ResourceBundle chinese = Terminal.texts("zh-CN");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese.getLocale().toLanguageTag()).isEqualTo("zh-CN");
    }

    @ParameterizedTest
    @CsvSource({"zh_CN.UTF-8, 用法", "en_GB.UTF-8, Usage", "C, Usage", "de_DE, Usage"})
    void languageIsThatOfTheLocale(String locale, String word) {
        environment.put("LANG", locale);
        run("--help");
        assertThat(out).contains(word);
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(out).matches("hub \\S+ \\(Java [0-9]+\\)\n");
    }

    @Test
    void noCommandShowsHelpOnStandardErrorAndIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("Usage: hub");
        assertThat(run("check")).isEqualTo(2);
        assertThat(err).contains("Usage: hub check");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tokn                  | did you mean: token?",
            "token                 | missing: CLIENT",
            "token portal --itm x  | not understood: --itm",
            "keys --output xml     | Invalid value for option '--output'",
            "check confg           | did you mean: config?"})
    void usageErrorsSayWhatAndWhereToLook(String line, String told) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains(told).contains("--help").doesNotContain("\tat ");
    }

    @Test
    void checkConfigCounts() throws IOException {
        configureWithoutDepartments();
        assertThat(run("check", "config")).isZero();
        assertThat(out).isEqualTo("ok: departments 0, feeds 0, types " + SchemaTypes.licenceTypes().size() + ", consumers 3, items 1, grants 2\n");
        assertThat(run("check", "config", "--output", "json", home.resolve("config").toString())).isZero();
        assertThat(json().at("/ok").asBoolean()).isTrue();
        assertThat(json().at("/counts/grants").asInt()).isEqualTo(2);
    }

    @Test
    void checkConfigTellsEveryFaultOnALine() throws IOException {
        configureWithoutDepartments();
        Files.writeString(home.resolve("config/hub.yaml"), "prot: 1\nbatch: 0\n");
        assertThat(run("check", "config")).isEqualTo(3);
        assertThat(out).isEqualTo("""
                hub.yaml#1: prot: unknown key; did you mean port? (E-CONFIG-KEY-UNKNOWN)
                hub.yaml#2: batch: must be from 1 to 1024 (E-CONFIG-RANGE)
                """);
        assertThat(err).isEqualTo("faults in " + home.resolve("config") + ": 2\n");
        assertThat(run("check", "config", "--output", "json")).isEqualTo(3);
        assertThat(json().at("/faults/1/line").asInt()).isEqualTo(2);
        assertThat(run("check", "config", home.resolve("none").toString())).isEqualTo(3);
        assertThat(out).contains("none: is no directory");
    }

    @Test
    void tokenIsAloneOnStandardOutputAndHolds() throws Exception {
        KeyRing keys = makeKeys();
        assertThat(run("token", "portal", "--item", "food-operation", "--case", "C-1", "--reason", "新办", "--operator", "7")).isZero();
        assertThat(err).isEmpty();
        assertThat(out).endsWith("\n").hasLineCount(1);
        Policy policy = new Policy(new Catalogue(Map.of(), Map.of(), Map.of()), List.of(new Client("portal", new Text("门户", "Portal"), Client.Kind.CONSUMER,
                keys.clientKey("portal").orElseThrow())), List.of(), Clock.systemUTC());
        assertThat(new Tokens(policy, Clock.systemUTC()).verify(out.strip()).purpose()).isEqualTo(new Purpose("food-operation", "C-1", "新办", "7"));
        assertThat(run("token", "portal")).isZero();
        assertThat(new Tokens(policy, Clock.systemUTC()).verify(out.strip()).purpose()).isNull();
    }

    @Test
    void tokenSaysWhyThereIsNone() throws IOException {
        assertThat(run("token", "portal")).isEqualTo(2);
        assertThat(err).contains("there are no keys in " + home.resolve("keys"), "hub run");
        assertThat(home.resolve("keys")).as("asking makes no keys").doesNotExist();
        makeKeys();
        assertThat(run("token", "potral")).isEqualTo(2);
        assertThat(err).isEqualTo("there is no client potral; known: portal\n");
        assertThat(run("token", "../portal")).isEqualTo(2);
        assertThat(run("token", "portal", "--item", "food-operation")).isEqualTo(2);
        assertThat(err).contains("--item and --case");
        Files.delete(home.resolve("keys/clients/portal.key"));
        assertThat(run("token", "portal")).isEqualTo(2);
        assertThat(err).contains("private key of portal is not kept here");
        assertThat(out).isEmpty();
    }

    @Test
    void keysAreListedWithTheirAge() throws IOException {
        KeyRing keys = makeKeys();
        assertThat(run("keys")).isZero();
        assertThat(out.lines().findFirst().orElseThrow().split(" {2,}")).containsExactly("use", "algorithm", "id", "made", "age (days)");
        assertThat(out).contains("evidence", "client portal", keys.evidenceKey().hexId());
        assertThat(run("keys", "--output", "json")).isZero();
        assertThat(json()).anySatisfy(key -> {
            assertThat(key.get("use").asText()).isEqualTo("evidence");
            assertThat(key.get("ageDays").asInt()).isZero();
            assertThat(key.get("made").asText()).endsWith("Z");
        });
    }

    @Test
    void verifySaysWhatHoldsAndWhatDoesNot() throws IOException {
        KeyRing keys = makeKeys();
        String note = Checkpoint.sign(0, Suite.INTL.digest(), keys.evidenceKey(), keys.evidenceSigner()).note();
        Path file = Files.writeString(home.resolve("checkpoint.txt"), note);

        assertThat(run("verify", file.toString())).isZero();
        assertThat(out).startsWith("holds  checkpoint: ").endsWith("the checkpoint holds (checks: 1)\n");
        assertThat(run("verify", file.toString(), "--output", "json", "--key", keys.evidenceKey().vkey())).isZero();
        assertThat(json().at("/holds").asBoolean()).isTrue();

        input = note.replace("\n0\n", "\n1\n").getBytes(StandardCharsets.UTF_8);
        assertThat(run("verify", "-")).isEqualTo(3);
        assertThat(out).startsWith("FAILS  checkpoint: ").endsWith("the checkpoint does not hold (checks: 1, failed: 1)\n");
        assertThat(run("verify", "-", "--lang", "zh-CN")).isEqualTo(3);
        assertThat(out).contains("检查点不成立：1 项中有 1 项不符");

        KeyRing other = KeyRing.open(home.resolve("other"), Suite.INTL, "qiu.example/hub");
        assertThat(run("verify", file.toString(), "--key", other.evidenceKey().vkey())).isEqualTo(3);
        assertThat(run("verify", file.toString(), "--key", other.evidenceKey().vkey(), "--key", keys.evidenceKey().vkey())).isZero();
    }

    @Test
    void verifySaysWhyItCantBegin() throws IOException {
        assertThat(run("verify", "none.json")).isEqualTo(2);
        assertThat(err).contains("evidence.vkey", "--key");
        makeKeys();
        assertThat(run("verify", "none.json")).isEqualTo(2);
        assertThat(err).isEqualTo("none.json: no such file\n");
        assertThat(run("verify", "none.json", "--key", "nonsense")).isEqualTo(2);
        assertThat(err).contains("E-VKEY");
    }

    @Test
    void aDamagedKeyFileIsToldInOneLine() throws IOException {
        makeKeys();
        Files.writeString(home.resolve("keys/clients/portal.key"), "nonsense");
        assertThat(run("token", "portal")).isEqualTo(1);
        assertThat(err).hasLineCount(1).contains("portal.key").doesNotContain("\tat ");
        environment.put("HUB_DEBUG", "1");
        run("token", "portal");
        assertThat(err).contains("\tat ");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run("completion")).isZero();
        assertThat(out).startsWith("#!").contains("verify", "--home");
    }

    private void configureWithoutDepartments() throws IOException {
        for (String folder : List.of("consumers", "items", "grants")) {
            SampleConfig.copy(SampleConfig.resource("config-good").resolve(folder), home.resolve("config").resolve(folder));
        }
    }

    private KeyRing makeKeys() throws IOException {
        KeyRing keys = KeyRing.open(home.resolve("keys"), Suite.INTL, "qingshan.example/yizhan");
        keys.provideClientKey("portal");
        return keys;
    }

    private JsonNode json() throws IOException {
        return Json.mapper().readTree(out);
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int exit = Main.execute(new ByteArrayInputStream(input), new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8), environment, args);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }
}
