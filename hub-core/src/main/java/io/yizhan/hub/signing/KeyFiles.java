package io.yizhan.hub.signing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Files that hold keys: made whole or not at all, never overwritten, readable by their owner alone (mode 0600). */
final class KeyFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyFiles() {
    }

    static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
    }

    /**
     * Puts the bytes on disk under this name unless the name is taken; returns whether it was free. The last step is a hard link and
     * not a rename because a rename would replace the key that another process of the same home made in the same moment.
     */
    static boolean create(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
        return true;
    }

    /** The bytes of a secret. @throws IOException where the file can't be read, or can be read by others than its owner */
    static byte[] readSecret(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + ": others than its owner can read this key; run chmod 600 on it, and replace the key if somebody"
                    + " may have read it (E-KEY-PERMISSION)");
        }
        return Files.readAllBytes(file);
    }

    static byte[] pem(String type, byte[] der) {
        String text = "-----BEGIN " + type + "-----\n" + LINES.encodeToString(der) + "\n-----END " + type + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** DER content of the first PEM block. @param file named in errors only */
    static byte[] der(Path file, String type, byte[] pem) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            PemObject block = reader.readPemObject();
            if (block != null && block.getType().equals(type)) {
                return block.getContent();
            }
        } catch (IOException e) {
            // Its message may repeat a line of the key.
            throw unreadable(file, type);
        }
        throw unreadable(file, type);
    }

    static IOException unreadable(Path file, String type) {
        return new IOException(file + ": not a PEM file with a " + type + " the hub can use; restore it from a backup (E-KEY-FORM)");
    }
}
