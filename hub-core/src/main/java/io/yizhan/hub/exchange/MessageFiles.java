package io.yizhan.hub.exchange;

import io.yizhan.hub.signing.Vault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of messages as received, locked, one file each below {@code messages/}. Thread-safe. */
final class MessageFiles {

    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Vault vault;

    MessageFiles(Path directory, Vault vault) {
        this.directory = directory;
        this.vault = vault;
    }

    /** Bytes that can still be written to the disk the files are on. */
    long freeBytes() throws IOException {
        Files.createDirectories(directory);
        return Files.getFileStore(directory).getUsableSpace();
    }

    InputStream open(String message) throws IOException {
        return vault.unlocking(new BufferedInputStream(Files.newInputStream(file(message)), BUFFER));
    }

    Draft create(String message) throws IOException {
        return new Draft(message);
    }

    void delete(String message) throws IOException {
        Files.deleteIfExists(file(message));
    }

    /** Leaves nothing of messages whose receiving was cut short. */
    void sweep() throws IOException {
        if (Files.isDirectory(directory)) {
            try (var all = Files.walk(directory)) {
                for (Path part : all.filter(f -> f.toString().endsWith(LockedDraft.ENDING)).toList()) {
                    Files.delete(part);
                }
            }
        }
    }

    // Ids begin with the time: one directory holds half an hour.
    private Path file(String message) {
        return directory.resolve(message.substring(0, 5)).resolve(message);
    }

    /** A file being written; not there for anyone until it is {@link #keep kept}. */
    final class Draft implements AutoCloseable {
        private final Path file;
        private final LockedDraft draft;

        private Draft(String message) throws IOException {
            file = file(message);
            draft = new LockedDraft(file.resolveSibling(message + LockedDraft.ENDING), vault);
        }

        OutputStream out() {
            return draft.out();
        }

        /** Puts all bytes on disk under the message's name. */
        void keep() throws IOException {
            draft.keepAs(file);
        }

        /** Throws away what was not kept. */
        @Override
        public void close() throws IOException {
            draft.close();
        }
    }
}
