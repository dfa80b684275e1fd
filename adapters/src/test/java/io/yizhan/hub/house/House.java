package io.yizhan.hub.house;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Home;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.app.Main;
import io.yizhan.hub.config.HubConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole hub with the shipped configuration in a home of its own, on free ports, and the command line that finds it there. */
final class House implements AutoCloseable {

    /** What a command left behind. */
    record Ran(int exit, String out, String err) {
    }

    final Path home;
    final Hub hub;

    private House(Path home, Hub hub) {
        this.home = home;
        this.hub = hub;
    }

    /** @param home an empty directory */
    static House open(Path home) throws Exception {
        copyOfConfig(home);
        Hub hub = Hub.start(home, new HubConfig.Overrides(null, 0, 0, 0, null));
        new Home(home).announce(new Home.Run(ProcessHandle.current().pid(), hub.ports().apiUrl(), hub.ports().managementUrl(),
                hub.ports().brokerUrl()));
        return new House(home, hub);
    }

    /** Copies the shipped configuration; returns where to. */
    static Path copyOfConfig(Path directory) throws IOException {
        Path shipped = Repository.root().resolve("config");
        Path copy = directory.resolve("config");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path source : all.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(shipped.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
        return copy;
    }

    /** Runs a command of the hub in this process. */
    static Ran run(List<String> words) {
        System.setProperty("hub.root", Repository.root().toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.execute(InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of("LANG", "en"), words.toArray(String[]::new));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        hub.close();
    }
}
