package io.yizhan.hub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures what the hub settles: rows of files, and single messages of many senders. One hub, one shape after the other. */
final class HubSection {

    private static final List<Shape> SHAPES = List.of(
            new Shape("hub, files of 10,000 rows, 2 senders", 2, 10_000),
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
            try (HubUnderTest hub = HubUnderTest.start(root, Files.createTempDirectory(directory, "hub"));
                    Outboxes outboxes = hub.outboxes();
                    HubFeeding feeding = new HubFeeding(hub, shape.senders(), shape.rows())) {
                Rounds rounds = new Rounds(plan, next);
                report.records(shape.title(), rounds.measure(hub.process(), feeding, outboxes));
                System.err.printf("  a delivery has %,d characters on average; the hub is %,d MiB resident%n", outboxes.averageLength(),
                        hub.process().residentBytes() >> 20);
                next = rounds.next();
            }
        }
    }
}
