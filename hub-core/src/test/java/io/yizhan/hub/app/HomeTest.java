package io.yizhan.hub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final Home.Run RUN = new Home.Run(ProcessHandle.current().pid(), "http://127.0.0.1:8080", "http://127.0.0.1:9876", "tcp://127.0.0.1:61616");

    @TempDir
    Path directory;

    @Test
    void tellsOfARunningHubUntilItStops() throws IOException {
        Home home = new Home(directory);
        assertThat(home.running()).isEmpty();
        home.announce(RUN);
        assertThat(home.running()).contains(RUN);
        assertThat(directory).isDirectoryNotContaining(file -> !file.getFileName().toString().equals("run.json"));
        home.withdraw();
        home.withdraw();
        assertThat(home.running()).isEmpty();
    }

    @Test
    void aCrashedHubDoesNotRun() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Home home = new Home(directory);
        home.announce(new Home.Run(gone.pid(), RUN.api(), RUN.management(), RUN.broker()));
        assertThat(home.running()).isEmpty();
    }

    @Test
    void anotherProcessWithItsNumberIsNotTheHub() throws IOException {
        Home home = new Home(directory);
        home.announce(RUN);
        Files.setLastModifiedTime(home.runFile(), FileTime.from(Instant.now().minusSeconds(86_400)));
        assertThat(home.running()).isEmpty();
    }

    @Test
    void aForeignRunJsonIsTold() throws IOException {
        Files.writeString(directory.resolve("run.json"), "{\"pid\": \"x");
        assertThatThrownBy(() -> new Home(directory).running()).isInstanceOf(IOException.class).hasMessageContaining("run.json: is no run.json of a hub");
    }

    @Test
    void itsOwnConfigurationGoesBeforeTheDistributions() throws IOException {
        Home home = new Home(directory);
        assertThat(home.effectiveConfig()).isEqualTo(Home.distribution().resolve("config"));
        Files.createDirectory(directory.resolve("config"));
        assertThat(home.effectiveConfig()).isEqualTo(directory.resolve("config"));
    }

    @Test
    void theEnvironmentNamesTheHome() {
        assertThat(Home.standard(Map.of("HUB_HOME", "/srv/hub"))).isEqualTo(Path.of("/srv/hub"));
        assertThat(Home.standard(Map.of())).isEqualTo(Home.distribution().resolve(".home"));
    }
}
