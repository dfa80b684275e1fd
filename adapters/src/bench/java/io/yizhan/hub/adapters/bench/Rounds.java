package io.yizhan.hub.adapters.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passes over one file by several readings in turn, each by the CPU time of the thread that reads. */
final class Rounds {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;

    private final Path file;
    private final long records;
    private final int rounds;
    private final double warmUpSeconds;
    private long seen;

    Rounds(Path file, long records, int rounds, double warmUpSeconds) {
        this.file = file;
        this.records = records;
        this.rounds = rounds;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** Records a second of CPU time of each round, slowest first, by reading. */
    Map<String, List<Double>> run(Map<String, Reading> readings) throws Exception {
        for (Reading reading : readings.values()) {
            for (double spent = 0; spent < warmUpSeconds;) {
                spent += seconds(reading);
            }
        }
        Map<String, List<Double>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Reading> reading : readings.entrySet()) {
                results.computeIfAbsent(reading.getKey(), name -> new ArrayList<>()).add(records / seconds(reading.getValue()));
            }
        }
        results.values().forEach(rates -> rates.sort(null));
        return results;
    }

    /** What all passes saw: printed, so that they must have been made. */
    long seen() {
        return seen;
    }

    private double seconds(Reading reading) throws Exception {
        long started = THREADS.getCurrentThreadCpuTime();
        seen += reading.pass(file);
        return (THREADS.getCurrentThreadCpuTime() - started) / NANOS;
    }
}
