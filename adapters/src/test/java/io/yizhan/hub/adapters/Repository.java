package io.yizhan.hub.adapters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where tests find the repository's own files, and the real data that may lie beside it. */
public final class Repository {

    private Repository() {
    }

    /** The root of the repository. */
    public static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("config/departments"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("config/departments is in no directory above " + Path.of("").toAbsolutePath());
            }
        }
        return directory;
    }

    /** A file or directory of the real data; the test that asks is skipped, saying so, where it is absent. */
    public static Path realData(String name) {
        Path path = root().resolveSibling("shared").resolve("data").resolve(name);
        if (!Files.exists(path)) {
            System.out.println("skipped: no real data at ../shared/data/" + name);
        }
        Assumptions.assumeTrue(Files.exists(path), "no real data at ../shared/data/" + name);
        return path;
    }

    public static List<Path> files(Path directory, String glob) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> directory.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName())).sorted().toList();
        }
    }

    public static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }
}
