package io.yizhan.hub.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The directory of one hub: its configuration, keys, data, messages as received, and {@code run.json} while it runs.
 *
 * @param directory absolute
 */
public record Home(Path directory) {

    /** Clocks of file system and process table may differ by their resolution. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * What {@code run.json} says of a running hub: the URLs of its doors.
     *
     * @param pid its process
     */
    public record Run(long pid, String api, String management, String broker) {
    }

    /** The directory where no {@code --home} is given: {@code HUB_HOME}, else {@code .home} below the distribution, else below the current directory. */
    public static Path standard(Map<String, String> environment) {
        String given = environment.get("HUB_HOME");
        return given != null && !given.isBlank() ? Path.of(given) : distribution().resolve(".home");
    }

    /** Where the distribution is unpacked (system property {@code hub.root}), else the current directory. */
    public static Path distribution() {
        return Path.of(System.getProperty("hub.root", ""));
    }

    public Path config() {
        return directory.resolve("config");
    }

    /** The configuration a command works with: the home's own where there is one, else that of the distribution. */
    public Path effectiveConfig() {
        return Files.isDirectory(config()) ? config() : distribution().resolve("config");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    /** The public key that checkpoints of this hub are verified with, a vkey on one line. */
    public Path evidenceKey() {
        return keys().resolve("evidence.vkey");
    }

    public Path database() {
        return directory.resolve("data/hub.db");
    }

    /** Messages as received, locked. */
    public Path messages() {
        return directory.resolve("messages");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path runFile() {
        return directory.resolve("run.json");
    }

    /** Tells that a hub runs here and is ready. Whoever reads the file sees all of it or none. */
    public void announce(Run run) throws IOException {
        Path whole = Files.createTempFile(directory, "run", ".json");
        Files.write(whole, Json.mapper().writeValueAsBytes(run));
        Files.move(whole, runFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The hub no longer runs. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(runFile());
    }

    /**
     * The hub that runs here, or empty where none does: no run.json, or one whose process is gone (a crash leaves it behind).
     *
     * @throws IOException where run.json is there but can't be read
     */
    public Optional<Run> running() throws IOException {
        try {
            Run run = Json.mapper().readValue(Files.readAllBytes(runFile()), Run.class);
            Instant written = Files.getLastModifiedTime(runFile()).toInstant();
            return isAlive(run.pid(), written) ? Optional.of(run) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IOException(runFile() + ": is no run.json of a hub; remove it if no hub runs here", e);
        }
    }

    /** The number of a process that is gone is given to another one day; that one began later than the file was written. */
    private static boolean isAlive(long pid, Instant written) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> process.info().startInstant().map(start -> start.isBefore(written.plus(RESOLUTION))).orElse(true))
                .isPresent();
    }
}
