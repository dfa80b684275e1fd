package io.yizhan.hub.exchange;

import io.yizhan.hub.signing.Vault;
import io.yizhan.hub.store.Message;
import io.yizhan.hub.store.MessageTable;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of messages as received, locked: those of a small message are a row beside its own, put on disk with its {@code received} event and
 * at no sync of their own; those of a larger one are a file below {@code messages/}. Thread-safe.
 */
final class MessageFiles {

    /** Messages up to this many bytes are rows. */
    static final int SMALL = 64 * 1024;
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Vault vault;
    private final MessageTable messages;

    MessageFiles(Path directory, Vault vault, MessageTable messages) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.vault = vault;
        this.messages = messages;
    }

    /** Bytes that can still be written to the disk the files are on. */
    long freeBytes() {
        return directory.toFile().getUsableSpace();
    }

    InputStream open(Message message) throws IOException {
        Optional<byte[]> row = messages.body(message);
        return row.isPresent() ? new ByteArrayInputStream(vault.unlock(row.get()))
                : vault.unlocking(new BufferedInputStream(Files.newInputStream(file(message.id())), BUFFER));
    }

    Draft create(String message) {
        return new Draft(message);
    }

    void delete(String message) throws IOException {
        Files.deleteIfExists(file(message));
    }

    /** Leaves nothing of messages whose receiving was cut short. */
    void sweep() throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path part : all.filter(f -> f.toString().endsWith(LockedDraft.ENDING)).toList()) {
                Files.delete(part);
            }
        }
    }

    // Ids begin with the time: one directory holds half an hour.
    private Path file(String message) {
        return directory.resolve(message.substring(0, 5)).resolve(message);
    }

    /** A message being written; not there for anyone until it is {@link #keep kept}, and where it is small, until its row is committed. */
    final class Draft extends OutputStream {
        private final Path file;
        private ByteArrayOutputStream small = new ByteArrayOutputStream();
        private LockedDraft large;

        private Draft(String message) {
            file = file(message);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (small != null && small.size() + length <= SMALL) {
                small.write(bytes, offset, length);
                return;
            }
            if (small != null) {
                spill();
            }
            large.out().write(bytes, offset, length);
        }

        private void spill() throws IOException {
            large = new LockedDraft(file.resolveSibling(file.getFileName() + LockedDraft.ENDING), vault);
            small.writeTo(large.out());
            small = null;
        }

        /** Puts the bytes of a large message on disk under its name. @return the locked bytes of a small one, for its row, else null */
        byte[] keep() throws IOException {
            if (small != null) {
                return vault.lock(small.toByteArray());
            }
            large.keepAs(file);
            return null;
        }

        /** Throws away what was not kept. */
        @Override
        public void close() throws IOException {
            if (large != null) {
                large.close();
            }
        }
    }
}
