package io.yizhan.hub.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Machine {

    static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Path STAT = Path.of("/proc/stat");
    /** Columns of {@code /proc/stat} in which a core is at work, the host's share of it included. */
    private static final int[] BUSY = {1, 2, 3, 6, 7, 8};
    private static final double TICKS_A_SECOND = 100;

    private Machine() {
    }

    /** @param directory on the disk that the systems under test write to */
    static List<String> facts(Path directory) throws IOException {
        return List.of("cores: " + CORES + " (" + processor() + ")",
                "memory: " + memory(),
                "Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                "system: " + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "disk: %,d fdatasync of 4 KiB a second".formatted(syncsPerSecond(directory)));
    }

    private static String processor() throws IOException {
        return first(Path.of("/proc/cpuinfo"), "model name").orElse("unknown processor");
    }

    private static String memory() throws IOException {
        return first(Path.of("/proc/meminfo"), "MemTotal").orElse("unknown");
    }

    private static Optional<String> first(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(l -> l.startsWith(key)).findFirst().map(l -> l.substring(l.indexOf(':') + 1).strip());
        }
    }

    /** Appends and syncs 4 KiB for two seconds. */
    private static long syncsPerSecond(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sync", null);
        ByteBuffer block = ByteBuffer.allocateDirect(4096);
        long syncs = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < end) {
                channel.write(block.clear());
                channel.force(false);
                syncs++;
            }
        } finally {
            Files.delete(file);
        }
        return syncs / 2;
    }

    /** CPU time all processes and the kernel have had since the machine started, or zero where that is not told. */
    static Duration cpu() throws IOException {
        if (!Files.isReadable(STAT)) {
            return Duration.ZERO;
        }
        String[] columns = Files.readString(STAT).lines().findFirst().orElseThrow().trim().split("\\s+");
        long ticks = 0;
        for (int column : BUSY) {
            ticks += Long.parseLong(columns[column]);
        }
        return Duration.ofMillis((long) (ticks * 1000 / TICKS_A_SECOND));
    }
}
