package io.yizhan.hub.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A hub's home for the benchmark: the configuration that the repository ships, and a third consumer to whom business licences are forwarded. */
final class HubHome {

    private final Path root;
    private final Path home;

    HubHome(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    void make() throws IOException {
        Path shipped = root.resolve("config");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve("config").resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        for (String added : List.of("consumers/archive.yaml", "grants/archive.yaml")) {
            try (InputStream yaml = HubHome.class.getResourceAsStream("/bench-config/" + added)) {
                Files.copy(yaml, home.resolve("config").resolve(added));
            }
        }
    }
}
