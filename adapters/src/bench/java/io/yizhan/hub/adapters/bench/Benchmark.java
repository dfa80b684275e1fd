package io.yizhan.hub.adapters.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the tables of {@code BENCHMARKS.md}: on stdout the result, on stderr how it goes. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures reading and mapping alone beside bare parsers on the same files.")
public final class Benchmark implements Callable<Integer> {

    private static final long MIB = 1 << 20;

    @Option(names = "--only", split = ",", description = "formats: ${COMPLETION-CANDIDATES}; default: all")
    private Set<Form> forms = EnumSet.allOf(Form.class);
    @Option(names = "--rounds", defaultValue = "9", description = "rounds a figure is the median of (${DEFAULT-VALUE})")
    private int rounds;
    @Option(names = "--warm-up-seconds", defaultValue = "10", description = "CPU seconds of each reading before its first round (${DEFAULT-VALUE})")
    private double warmUpSeconds;
    @Option(names = "--records", defaultValue = "50000", description = "of the files read in rounds (${DEFAULT-VALUE})")
    private int records;
    @Option(names = "--large-mib", defaultValue = "1024", description = "size of the text read in a small heap, 0 for none (${DEFAULT-VALUE})")
    private long largeMib;
    @Option(names = "--heap-mib", defaultValue = "64", description = "that heap (${DEFAULT-VALUE})")
    private int heapMib;
    @Option(names = "--directory", defaultValue = "adapters/target/bench", description = "where the files are written (${DEFAULT-VALUE})")
    private Path directory;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(directory);
        System.out.println("- cores: " + Runtime.getRuntime().availableProcessors() + " (" + processor() + ")\n- Java: "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + "\n");
        System.out.println("| format | reading | records/s of one core | slowest - fastest round | times the bare parser's CPU | asked |\n|---|---|--:|--:|--:|--:|");
        for (Form form : forms) {
            rounds(form);
        }
        if (largeMib > 0) {
            System.out.println("\n| " + largeMib + " MiB of text in a heap of " + heapMib
                    + " MiB | records | records/s of the process' CPU | heap kept, MiB |\n|---|--:|--:|--:|");
            for (Form form : forms) {
                large(form);
            }
        }
        return 0;
    }

    private void rounds(Form form) throws Exception {
        Path file = directory.resolve(form.format);
        long written = Message.write(form, file, InventedRegister.records(records), 0);
        System.err.println(form.format + ": " + written + " records, " + Files.size(file) / MIB + " MiB");
        Map<String, Reading> readings = new LinkedHashMap<>(bare(form));
        readings.put("hub: read and mapped", Reading.hub(form.adapter(1L << 30)));
        Rounds runs = new Rounds(file, written, rounds, warmUpSeconds);
        Map<String, List<Double>> results = runs.run(readings);
        double baseline = median(results.values().iterator().next());
        results.forEach((reading, rates) -> {
            boolean hub = reading.startsWith("hub");
            System.out.printf("| %s | %s | %,.0f | %,.0f - %,.0f | %.1f | %s |%n", form.format, reading, median(rates), rates.get(0), rates.get(rates.size() - 1),
                    baseline / median(rates), hub ? "%,d".formatted(form.asked) : "");
        });
        System.err.println(form.format + ": done, saw " + runs.seen());
        Files.delete(file);
    }

    private void large(Form form) throws Exception {
        Path file = directory.resolve("large-" + form.format);
        Message.write(form, file, InventedRegister.records(20_000), largeMib * MIB);
        System.err.println(form.format + ": large file of " + Files.size(file) / MIB + " MiB");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMib + "m", "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + directory, "-cp", System.getProperty("java.class.path"), Gigabyte.class.getName(), form.name(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String[] figures = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
        if (child.waitFor() != 0 || figures.length != 3) {
            throw new IllegalStateException(form.format + ": not read in a heap of " + heapMib + " MiB");
        }
        System.out.printf("| %s | %,d | %,.0f | %s |%n", form.format, Long.parseLong(figures[0]), Long.parseLong(figures[0]) / Double.parseDouble(figures[1]),
                figures[2]);
        Files.delete(file);
    }

    private static Map<String, Reading> bare(Form form) {
        Map<String, Reading> bare = new LinkedHashMap<>();
        switch (form) {
            case DELIMITED -> bare.put("fastcsv", Reading::fastCsv);
            case FIXED_WIDTH -> bare.put("a loop over the bytes", Reading::bytes);
            case XML -> {
                bare.put("StAX of the JDK", Reading::jdkStax);
                bare.put("Woodstox", Reading::woodstox);
            }
            case JSON -> bare.put("Jackson, streaming", Reading::jackson);
            case XLSX -> bare.put("fastexcel-reader", Reading::fastExcel);
        }
        return bare;
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String processor() throws IOException {
        Path facts = Path.of("/proc/cpuinfo");
        return !Files.isReadable(facts) ? "unknown processor" : Files.readAllLines(facts).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown processor");
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }
}
