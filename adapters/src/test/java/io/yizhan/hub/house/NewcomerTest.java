package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Main;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the walk of adapters/README.md to the letter: every block of it in a real shell, in order, in one directory, against a hub that runs as a process of
 * its own. Only the port differs, for 8080 may be taken.
 */
class NewcomerTest {

    private static final Path README = Repository.root().resolve("adapters/README.md");
    private static final Pattern WALK = Pattern.compile("^## A department joins: the walk$(.*?)^## ", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String RUN = "./hub run\n";
    private static final long PATIENCE_SECONDS = 120;
    private static final int RECORDS = 5;
    private static final int REGISTER = 7;

    @TempDir
    private Path desk;

    @Test
    @DisplayName("An invented thirteenth department joins by the walk alone, and a platform pulls its licence with proof")
    void joins() throws Exception {
        furnish();
        StringBuilder said = new StringBuilder();
        try (HubProcess hub = new HubProcess(desk.resolve(".home"))) {
            for (String block : blocks()) {
                if (block.equals(RUN)) {
                    hub.start();
                } else {
                    said.append(run(block.replace("http://127.0.0.1:8080", hub.home().running().orElseThrow().api())));
                }
            }
            assertThat(said).as("nothing is missed of what the draft asked").contains("add the codes of: 食杂店");

            JsonNode material = Json.mapper().readTree(desk.resolve("answer.json").toFile()).path("materials").path(0);
            assertThat(material.path("verdict").asText()).isEqualTo("pulled");
            JsonNode licence = material.path("licence");
            assertThat(licence.path("number").asText()).isEqualTo("JY29901010071039");
            assertThat(licence.path("holderName").asText()).isEqualTo("向阳餐厅有限公司");
            assertThat(licence.path("validTo").asText()).isEqualTo("2030-03-13");
            assertThat(licence.has("legalRepresentativeCode")).as("what the grant does not name").isFalse();
            assertThat(licence.path("issuerName").asText()).isEqualTo("青山经济开发区管理委员会");
            assertThat(said).contains("the answer holds");

            assertThat(records(hub, "development-zone", "registered")).isEqualTo(RECORDS);
            assertThat(records(hub, "development-zone", "unchanged")).isEqualTo(RECORDS);
            assertThat(records(hub, "development-zone", "rejected") + records(hub, "development-zone", "parked")).isZero();
        }
        try (var delivered = Files.list(desk.resolve(".home/out/development-zone"))) {
            List<String> lines = delivered.filter(file -> file.toString().endsWith(".csv")).flatMap(NewcomerTest::lines).toList();
            assertThat(lines.get(0)).isEqualTo("DWMC;TYSHXYDM;DJRQ;ZS;ZT");
            assertThat(lines.stream().filter(line -> !line.startsWith("DWMC;"))).hasSize(REGISTER).anyMatch(line -> line.startsWith("老街小馆;91990101MA0Y00016W;20"));
        }
        assertThat(Files.readString(desk.resolve("agreement/development-zone.md"))).contains("经营场所", "JY");
    }

    /** A desk with what a fresh clone has: the launcher, here with the classes under test, and the shipped configuration. */
    private void furnish() throws IOException {
        House.copyOfConfig(desk);
        Path launcher = Files.writeString(desk.resolve("hub"), "#!/bin/sh\nexec '" + ProcessHandle.current().info().command().orElse("java")
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 '-Dhub.root=" + Repository.root() + "' -cp '"
                + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<String> blocks() throws IOException {
        String walk = WALK.matcher(Files.readString(README)).results().map(found -> found.group(1)).findFirst().orElseThrow();
        return BLOCK.matcher(walk).results().map(found -> found.group(1)).toList();
    }

    /** Runs a block as a person would who stops at the first command that fails. */
    private String run(String block) throws IOException, InterruptedException {
        Path out = desk.resolve("said.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", block).directory(desk.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        shell.environment().put("HUB_HOME", desk.resolve(".home").toString());
        shell.environment().put("LC_ALL", "C.UTF-8");
        Process process = shell.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out);
        assertThat(ended).as("it ends: " + block + said).isTrue();
        assertThat(process.exitValue()).as(block + said).isZero();
        return said;
    }

    private static int records(HubProcess hub, String department, String outcome) throws Exception {
        return OpenHub.page(hub.home().running().orElseThrow().management() + "/observe/metrics").lines()
                .filter(line -> line.startsWith("hub_records_total{") && line.contains("department=\"" + department + "\"") && line.contains("outcome=\"" + outcome + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private static java.util.stream.Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a delivered file can't be read", e);
        }
    }
}
