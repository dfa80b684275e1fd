package io.yizhan.hub.app;

import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --config DIR}, the same in every command that works on a configuration: by default that of the home, else of the distribution. */
final class ConfigOption {

    @Option(names = "--config", paramLabel = "DIR", descriptionKey = "config")
    private Path directory;
    @Mixin
    private HomeOption home;

    Path directory() {
        return directory != null ? directory : home.home().effectiveConfig();
    }

    HubConfig read() throws ConfigException {
        return ConfigReader.read(directory());
    }

    Home home() {
        return home.home();
    }

    /** A department and all types and code tables. */
    record Chosen(Catalogue catalogue, Department department) {

        /** @param id null for the first @throws CommandFailedException (usage) where there is no such feed */
        Feed feed(String id) throws CommandFailedException {
            return department.feed(id).orElseThrow(() -> new CommandFailedException(Exit.USAGE, "department.noFeed", department.id(), id,
                    department.feeds().stream().map(Feed::id).collect(Collectors.joining(", "))));
        }
    }

    /** @throws CommandFailedException (usage) where there is no such department */
    Chosen department(String id) throws ConfigException, CommandFailedException {
        HubConfig config = read();
        return new Chosen(config.catalogue(), named(config, id));
    }

    /** The department of an id, or all where it is null. @throws CommandFailedException (usage) where there is no such department */
    static List<Department> chosen(HubConfig config, String id) throws CommandFailedException {
        return id == null ? config.departments() : List.of(named(config, id));
    }

    private static Department named(HubConfig config, String id) throws CommandFailedException {
        return config.department(id).orElseThrow(() -> new CommandFailedException(Exit.USAGE, "department.unknown", id,
                config.departments().stream().map(Department::id).collect(Collectors.joining(", "))));
    }
}
