package io.yizhan.hub.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sections and prints their tables: on stdout the result, on stderr how it goes. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures the hub beside a plain Camel route.")
public final class Benchmark implements Callable<Integer> {

    enum Section {
        plain, hub, pair, query, imports
    }

    @Option(names = "--only", split = ",", description = "sections: ${COMPLETION-CANDIDATES}; default: all")
    private Set<Section> sections = EnumSet.allOf(Section.class);
    @Option(names = "--match", defaultValue = "", description = "of the systems, only those whose title holds this text")
    private String match;
    @Option(names = "--rounds", defaultValue = "5", description = "rounds a figure is the median of (${DEFAULT-VALUE})")
    private int rounds;
    @Option(names = "--round-seconds", defaultValue = "10", description = "about how long a round takes (${DEFAULT-VALUE})")
    private int roundSeconds;
    @Option(names = "--warm-up-seconds", defaultValue = "120", description = "before the first round of each system (${DEFAULT-VALUE})")
    private int warmUpSeconds;
    @Option(names = "--directory", defaultValue = "hub-core/target/bench", description = "where the systems under test write (${DEFAULT-VALUE})")
    private Path directory;

    @Option(names = "--root", defaultValue = ".", description = "the repository's root (${DEFAULT-VALUE})")
    private Path root;

    @Override
    public Integer call() throws Exception {
        delete(directory);
        Files.createDirectories(directory);
        Report report = new Report(Machine.facts(directory));
        Rounds.Plan plan = new Rounds.Plan(Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(roundSeconds), rounds);
        PlainSection plain = new PlainSection(directory, plan, report);
        HubSection hub = new HubSection(root, directory, plan, report);
        if (sections.contains(Section.plain)) {
            plain.run(match);
        }
        if (sections.contains(Section.hub)) {
            hub.run(match);
        }
        if (sections.contains(Section.pair)) {
            new PairSection(plain, hub, plan, report).run();
        }
        if (sections.contains(Section.query)) {
            new QuerySection(root, directory, plan, report).run();
        }
        if (sections.contains(Section.imports)) {
            new ImportSection(root, directory, report).run();
        }
        System.out.print(report.markdown());
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    public static void main(String[] arguments) {
        // Before anything logs: the driver's own log is of no interest unless something is wrong.
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }
}
