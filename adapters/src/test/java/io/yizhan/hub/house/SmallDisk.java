package io.yizhan.hub.house;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of its own, of a few MiB, in memory; there for those who may mount one. It can be filled to the last byte and emptied again. */
final class SmallDisk implements AutoCloseable {

    private final Path directory;
    private final Path filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** Mounts it, or skips the test and says why. */
    static SmallDisk mount(Path directory, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        String refusal = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString());
        if (refusal != null) {
            System.out.println("skipped, no disk can be mounted here: " + refusal);
        }
        Assumptions.assumeTrue(refusal == null, () -> "no disk can be mounted here: " + refusal);
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Fills it to the last byte, in a moment. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int size = 1 << 22; size > 0; size >>= 1) {
                writeUntilFull(out, new byte[size]);
            }
        }
    }

    private static void writeUntilFull(OutputStream out, byte[] bytes) {
        try {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            return; // as it should be
        }
    }

    void empty() throws IOException {
        Files.delete(filler);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException noSuchCommand) {
            return noSuchCommand.getMessage();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? null : String.join(" ", command) + ": " + said;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        String refusal = run("umount", "-l", directory.toString());
        if (refusal != null) {
            throw new IOException(refusal);
        }
    }
}
