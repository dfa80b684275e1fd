package io.yizhan.hub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what a user sees: how long a hub takes to be ready and its size then, and {@code hub import} of a province's register, twice. Real
 * rows where {@code shared/data/cn_companies} lies beside the repository, else as many invented ones. Nothing is warmed up, and nobody takes from the
 * outboxes meanwhile.
 */
final class ImportSection {

    private static final int INVENTED = 100_000;
    private static final int STARTS = 3;

    private final Path root;
    private final Path directory;
    private final Report report;

    ImportSection(Path root, Path directory, Report report) {
        this.root = root.toAbsolutePath().normalize();
        this.directory = directory;
        this.report = report;
    }

    void run() throws Exception {
        System.err.println("start, size and import");
        Path home = Files.createTempDirectory(directory, "import");
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Child hub = HubUnderTest.launch(root, home)) {
                starts.add(hub.startedIn());
            }
        }
        report.figure("ready after start, first and later", seconds(starts.get(0)) + " and " + seconds(starts.get(STARTS - 1)));
        try (Child hub = HubUnderTest.launch(root, home)) {
            Thread.sleep(20_000);
            report.figure("resident when idle, 20 s after start", (hub.residentBytes() >> 20) + " MiB");
            List<Path> files = real();
            String rows = files.isEmpty() ? " (invented rows)" : " (real rows)";
            if (files.isEmpty()) {
                files = List.of(invented());
            }
            report.figure("import" + rows, imported(home, files, hub));
            report.figure("the same import again", imported(home, files, hub));
            Thread.sleep(20_000);
            report.figure("resident after the imports", (hub.residentBytes() >> 20) + " MiB");
        }
    }

    private List<Path> real() throws IOException {
        for (Path at = root; at != null; at = at.getParent()) {
            Path data = at.resolve("shared/data/cn_companies");
            if (Files.isDirectory(data)) {
                try (Stream<Path> files = Files.list(data)) {
                    return files.filter(f -> f.getFileName().toString().startsWith("companies_")).sorted().toList();
                }
            }
        }
        return List.of();
    }

    private Path invented() throws IOException {
        Path file = directory.resolve("register.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(InventedLicence.CSV_HEADER);
            for (int i = 0; i < INVENTED; i++) {
                out.write(InventedLicence.of(i).csv());
            }
        }
        return file;
    }

    private String imported(Path home, List<Path> files, Child hub) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("hub").toString(), "import", HubUnderTest.DEPARTMENT, "--home",
                home.toAbsolutePath().toString(), "--output", "json"));
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        Duration cpu = hub.cpu();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(directory.resolve("import.log").toFile()).start();
        JsonNode result = new ObjectMapper().readTree(process.getInputStream());
        if (process.waitFor() != 0) {
            throw new IOException("the import ended with " + process.exitValue() + "; see " + directory.resolve("import.log"));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return "%s (%,.0f/s, hub's CPU %s): received %,d, registered %,d, unchanged %,d, rejected %,d, warned %,d".formatted(seconds(took),
                result.path("received").asLong() * 1e9 / took.toNanos(), seconds(hub.cpu().minus(cpu)), result.path("received").asLong(),
                result.path("registered").asLong(), result.path("unchanged").asLong(), result.path("rejected").asLong(),
                result.path("warned").asLong());
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
