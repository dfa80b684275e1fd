package io.yizhan.hub.joining.samples;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sample of a department.
 *
 * @param feed empty where its name begins with no feed of the department
 */
public record Sample(Department department, Optional<Feed> feed, Path file) {

    private static final String EXPECTED = "expected";
    private static final String ENDING = ".jsonl";

    /** Where what is expected of it is kept. */
    public Path expected() {
        return file.getParent().resolveSibling(EXPECTED).resolve(name() + ENDING);
    }

    public String name() {
        return file.getFileName().toString();
    }

    /** The samples of a department, by name. @param departments the directory of the departments' folders */
    public static List<Sample> of(Department department, Path departments) throws IOException {
        return files(department, departments, "in").stream().map(file -> new Sample(department, feed(department, file), file)).toList();
    }

    /** The files that expect something of a sample that is not there. */
    public static List<Path> orphans(Department department, Path departments) throws IOException {
        List<Path> expected = of(department, departments).stream().map(Sample::expected).toList();
        return files(department, departments, EXPECTED).stream().filter(file -> !expected.contains(file)).toList();
    }

    private static List<Path> files(Department department, Path departments, String folder) throws IOException {
        Path directory = departments.resolve(department.id()).resolve("samples").resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    /** The feed whose id the name begins with, up to a hyphen or dot; the longest where several do. */
    private static Optional<Feed> feed(Department department, Path file) {
        String name = file.getFileName().toString();
        return department.feeds().stream().filter(feed -> name.equals(feed.id()) || name.startsWith(feed.id() + "-") || name.startsWith(feed.id() + "."))
                .max(Comparator.comparingInt(feed -> feed.id().length()));
    }
}
