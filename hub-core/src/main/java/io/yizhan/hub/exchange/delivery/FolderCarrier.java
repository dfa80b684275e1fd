package io.yizhan.hub.exchange.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file a batch, on disk under another name before it has its own. The same batch again is the same file. */
final class FolderCarrier implements Carrier {

    private final Path folder;

    FolderCarrier(Path folder) {
        this.folder = folder;
    }

    @Override
    public void carry(Batch batch) throws TargetAwayException {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(batch.fileName() + ".part");
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(batch.message()); bytes.hasRemaining();) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(part, folder.resolve(batch.fileName()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The new name is the folder's content.
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new TargetAwayException("the folder can't be written: " + e, e);
        }
    }
}
