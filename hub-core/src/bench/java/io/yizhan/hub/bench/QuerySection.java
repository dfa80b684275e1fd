package io.yizhan.hub.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures queries: each is judged by policy, answered with seal and proof, and recorded durably as disclosed before it is answered. */
final class QuerySection {

    private static final int HOLDERS = 20_000;
    private static final int PACE = 500;
    private static final int CONNECTIONS = 32;

    private final Path root;
    private final Path directory;
    private final Rounds.Plan plan;
    private final Report report;

    QuerySection(Path root, Path directory, Rounds.Plan plan, Report report) {
        this.root = root;
        this.directory = directory;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        System.err.println("queries over " + HOLDERS + " holders");
        try (HubUnderTest hub = HubUnderTest.start(root, Files.createTempDirectory(directory, "query"))) {
            fill(hub);
            try (Queries queries = new Queries(hub, HOLDERS, CONNECTIONS)) {
                long end = System.nanoTime() + plan.warmUp().toNanos();
                double rate = 0;
                while (System.nanoTime() < end) {
                    rate = queries.asFastAsTheyCome(2_000).perSecond();
                }
                paced(hub, queries);
                closed(queries, "query, as fast as they come, " + CONNECTIONS + " at a time", (int) (rate * plan.round().toSeconds()));
            }
            try (Queries queries = new Queries(hub, HOLDERS, 1)) {
                closed(queries, "query, one at a time", 2_000);
            }
        }
    }

    private static void fill(HubUnderTest hub) throws Exception {
        try (Outboxes outboxes = hub.outboxes(); HubFeeding feeding = new HubFeeding(hub, 1, HOLDERS)) {
            feeding.prepare(0, HOLDERS);
            feeding.feed();
            outboxes.await(HOLDERS);
        }
    }

    private void paced(HubUnderTest hub, Queries queries) throws Exception {
        List<Queries.Result> results = new ArrayList<>();
        Duration before = hub.process().cpu();
        for (int i = 0; i < plan.rounds(); i++) {
            results.add(queries.paced(PACE, (int) plan.round().toSeconds()));
        }
        double cpu = hub.process().cpu().minus(before).toMillis() / (double) (plan.rounds() * PACE * plan.round().toSeconds());
        report("query, %d/s paced (hub's CPU %.2f ms a query)".formatted(PACE, cpu), results);
    }

    private void closed(Queries queries, String title, int count) throws Exception {
        List<Queries.Result> results = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            results.add(queries.asFastAsTheyCome(count));
        }
        report(title, results);
    }

    /** The round with the median p99 speaks for all. */
    private void report(String title, List<Queries.Result> results) {
        results.forEach(r -> System.err.printf("  %s: %,.0f/s, p50 %.2f ms, p99 %.2f ms, most %.1f ms%n", title, r.perSecond(), r.millis(50),
                r.millis(99), r.millis(100)));
        Queries.Result median = results.stream().sorted(Comparator.comparingDouble(r -> r.millis(99))).toList().get(results.size() / 2);
        report.figure(title, "%,.0f/s, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms".formatted(median.perSecond(), median.millis(50), median.millis(99),
                median.millis(99.9)));
    }
}
