package io.yizhan.hub.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The sound configuration of {@code src/test/resources/config-good}. */
public final class SampleConfig {

    private SampleConfig() {
    }

    public static ConfigReader reader() {
        return new ConfigReader(SampleTypes.types(), SampleTypes.codeTables(), List.of(new SampleFormat("delimited"), new SampleFormat("json"), new SampleFormat("odd")));
    }

    public static Path resource(String name) {
        try {
            return Path.of(SampleConfig.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies all files of a directory into another, over what is there. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
