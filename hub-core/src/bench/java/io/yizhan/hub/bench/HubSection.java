package io.yizhan.hub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures what the hub settles: rows of files, and single messages of many senders. One hub, one shape after the other. */
final class HubSection {

    private static final Shape FILES = new Shape("hub, files of 10,000 rows, 2 senders", 2, 10_000);
    private static final List<Shape> SHAPES = List.of(
            FILES,
            new Shape("hub, single messages, 64 senders", 64, 1),
            new Shape("hub, single messages, 1 sender", 1, 1));

    private record Shape(String title, int senders, int rows) {
    }

    private final Path root;
    private final Path directory;
    private final Rounds.Plan plan;
    private final Report report;

    HubSection(Path root, Path directory, Rounds.Plan plan, Report report) {
        this.root = root;
        this.directory = directory;
        this.plan = plan;
        this.report = report;
    }

    /** @param match of the shapes, only those whose title holds this text */
    void run(String match) throws Exception {
        long next = 0;
        for (Shape shape : SHAPES.stream().filter(s -> s.title().contains(match)).toList()) {
            System.err.println(shape.title());
            try (Running hub = start(shape)) {
                Rounds rounds = new Rounds(plan, next, hub);
                report.records(hub.title(), rounds.measure());
                System.err.printf("  a delivery has %,d characters on average; the hub is %,d MiB resident%n", hub.outboxes().averageLength(),
                        hub.system().residentBytes() >> 20);
                next = rounds.next();
            }
        }
    }

    /** A hub fed with files. */
    Running startFiles() throws Exception {
        return start(FILES);
    }

    private Running start(Shape shape) throws Exception {
        HubUnderTest hub = HubUnderTest.start(root, Files.createTempDirectory(directory, "hub"));
        HubFeeding feeding = new HubFeeding(hub, shape.senders(), shape.rows());
        return new Running(shape.title(), hub.process(), feeding, hub.outboxes(), List.of(feeding));
    }
}
