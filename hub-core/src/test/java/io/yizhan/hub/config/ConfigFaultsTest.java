package io.yizhan.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code config-faults} is laid over the sound configuration; reading it must tell exactly the lines of its
 * {@code expected.txt}. A file of no bytes removes the one below it. A new case is a new folder.
 */
class ConfigFaultsTest {

    @TestFactory
    Stream<DynamicTest> tellsEveryFault(@TempDir Path scratch) throws IOException {
        try (Stream<Path> cases = Files.list(SampleConfig.resource("config-faults"))) {
            return cases.sorted().toList().stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(),
                    () -> assertThat(faults(folder, scratch.resolve(folder.getFileName().toString()))).containsExactlyElementsOf(
                            Files.readAllLines(folder.resolve("expected.txt"), StandardCharsets.UTF_8))));
        }
    }

    private static List<String> faults(Path folder, Path config) throws IOException {
        SampleConfig.copy(SampleConfig.resource("config-good"), config);
        SampleConfig.copy(folder, config);
        Files.delete(config.resolve("expected.txt"));
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == 0) {
                    Files.delete(file);
                }
            }
        }
        try {
            SampleConfig.reader().readAll(config);
            return List.of("no fault");
        } catch (ConfigException e) {
            return e.faults().stream().map(ConfigFault::toString).toList();
        }
    }
}
