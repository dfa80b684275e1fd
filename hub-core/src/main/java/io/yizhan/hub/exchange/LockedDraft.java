package io.yizhan.hub.exchange;

import io.yizhan.hub.signing.Vault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A locked file being written; not there for anyone until it is {@link #keepAs kept}. */
final class LockedDraft implements AutoCloseable {

    static final String ENDING = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;

    /** @param part where it is written; on the same disk as where it is kept, its name ending in {@link #ENDING} */
    LockedDraft(Path part, Vault vault) throws IOException {
        this.part = part;
        Files.createDirectories(part.getParent());
        channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out = vault.locking(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    OutputStream out() {
        return out;
    }

    /** Puts all bytes on disk under this name. */
    void keepAs(Path file) throws IOException {
        out.flush();
        channel.force(true);
        out.close();
        Files.createDirectories(file.getParent());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(file.getParent())) {
            parent.force(true);
        }
    }

    /** Throws away what was not kept. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
