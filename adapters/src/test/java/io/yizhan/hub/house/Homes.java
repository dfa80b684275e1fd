package io.yizhan.hub.house;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Homes of hubs under test. */
final class Homes {

    private Homes() {
    }

    /** Puts the shipped configuration into a home, to be changed. @return its {@code config} */
    static Path configured(Path home) throws IOException {
        Path shipped = Repository.root().resolve("config");
        Path config = home.resolve("config");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path source : all.filter(Files::isRegularFile).toList()) {
                Path target = config.resolve(shipped.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
        return config;
    }

    /** A hub in this process, with the shipped configuration on free ports. */
    static Hub start(Path home) throws Exception {
        HubConfig shipped = ConfigReader.read(Repository.root().resolve("config"));
        return Hub.start(home, shipped.withSettings(shipped.settings().withOverrides(new HubConfig.Overrides(null, 0, 0, 0, null))));
    }

    static Callers callers(Path home, Hub hub) throws IOException {
        return new Callers(home, hub.ports().apiUrl(), hub.ports().managementUrl(), hub.ports().brokerUrl());
    }

    /** All files below a directory, none where it is not there. */
    static List<Path> filesBelow(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
