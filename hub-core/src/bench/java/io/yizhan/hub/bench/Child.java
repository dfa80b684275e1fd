package io.yizhan.hub.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A system under test: a process of its own, ready once it has written a file. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Duration startedIn;

    private Child(Process process, Duration startedIn) {
        this.process = process;
        this.startedIn = startedIn;
    }

    /** Starts and waits until it is ready. @param log takes all it prints @throws IOException where it ends or takes two minutes */
    static Child start(List<String> command, Path log, Path readyFile) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (!Files.exists(readyFile)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the system under test did not get ready; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new Child(process, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A Java process with this one's class path, heap, collector and buffers as the hub's launcher has them. */
    static Child startJava(Class<?> main, List<String> arguments, Path log, Path readyFile) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                Stream.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-Xms32m", "-Xmx512m", "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=75", "-XX:MaxHeapFreeRatio=85", "-Dio.netty.allocator.maxOrder=7", "-Dfile.encoding=UTF-8",
                        "-Dlogback.configurationFile=bench-logback.xml", "-cp", System.getProperty("java.class.path"), main.getName()),
                arguments.stream()).toList();
        return start(command, log, readyFile);
    }

    Duration startedIn() {
        return startedIn;
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident size, or 0 where the system does not tell. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readString(status).lines().filter(l -> l.startsWith("VmRSS:")).findFirst()
                .map(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024).orElse(0L);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
