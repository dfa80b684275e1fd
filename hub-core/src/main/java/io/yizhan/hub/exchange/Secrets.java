package io.yizhan.hub.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Secrets in files of the hub's home, read anew each time one is needed, so that a changed password needs no restart. What they hold is
 * in no log and no error. Thread-safe.
 */
public final class Secrets {

    private static final long MOST_BYTES = 64 * 1024;

    private final Path home;

    public Secrets(Path home) {
        this.home = home;
    }

    /**
     * The text of a file without the line end that editors add.
     *
     * @param file relative to the home
     * @throws IOException where it isn't there, can't be read, is empty or larger than a secret is; the message names the file and the cure
     */
    public String text(String file) throws IOException {
        String text = Files.readString(path(file), StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new IOException(file + " in the hub's home is empty; write the secret into it");
        }
        return text;
    }

    /** The path of a file that is there. @throws IOException as above */
    public Path path(String file) throws IOException {
        Path path = home.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(file, null, "is not in the hub's home; put the secret there, readable by the hub alone");
        }
        if (!Files.isReadable(path) || Files.size(path) > MOST_BYTES) {
            throw new IOException(file + " in the hub's home can't be read as a secret; see to its rights and its content");
        }
        return path;
    }

    /** A path that is no secret, relative to the home. */
    public Path inHome(String path) {
        return home.resolve(path);
    }
}
