package io.yizhan.hub.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home DIR}, the same in every command; {@link Main} provides the default. */
final class HomeOption {

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home", required = true)
    private Path directory;

    Home home() {
        return new Home(directory);
    }
}
