package io.yizhan.hub.exchange;

import io.yizhan.hub.codec.Json;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.KeyedHash;
import io.yizhan.hub.signing.Vault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files that belong to licences, locked below {@code files/}: each content once, named by its digest; and which content a department sent
 * under which name, the newest under each. Names are kept as keyed hashes: they may tell of a person. Thread-safe.
 */
public final class LicenceFiles {

    /**
     * A file as kept.
     *
     * @param digest SHA-256, lower-case hex
     * @param type   media type told from its bytes, or null where it is none a licence has
     */
    public record Kept(String digest, String type, long bytes) {
    }

    private static final int BUFFER = 1 << 16;
    private static final String DRAFTS = "drafts";
    private static final String NO_TYPE = "";

    private final Path directory;
    private final Vault vault;
    private final KeyedHash names;
    private final long minFreeBytes;

    /** @param home the hub's home @param minFreeBytes with less left on the disk nothing is kept */
    public LicenceFiles(Path home, KeyRing keys, long minFreeBytes) {
        this.directory = home.resolve("files");
        this.vault = keys.vault();
        this.names = keys.keyedHash("file-name");
        this.minFreeBytes = minFreeBytes;
    }

    /**
     * Keeps a file under the name its department gave it; when this returns, both are on disk.
     *
     * @param most  largest size
     * @param types media types it may have; null for any, the record that names it is judged by its own
     * @throws MessageTooLargeException over it; nothing is kept
     * @throws RefusedMessageException  E-FILE-TYPE where it is of another type; nothing is kept
     */
    public Kept keep(String department, String name, InputStream bytes, long most, Set<String> types) throws IOException, RefusedMessageException {
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).getUsableSpace() < minFreeBytes) {
            throw new IntakeClosedException("the disk has less than " + minFreeBytes + " bytes left; make room, intake opens again by itself", null);
        }
        Kept kept;
        try (LockedDraft draft = draft()) {
            kept = copy(bytes, draft, most);
            if (types != null && !types.contains(String.valueOf(kept.type()))) {
                throw new RefusedMessageException("E-FILE-TYPE", "the file is none of " + String.join(", ", types.stream().sorted().toList())
                        + " by its bytes; send one that is");
            }
            if (!Files.exists(file(kept.digest()))) {
                draft.keepAs(file(kept.digest()));
            }
        }
        try (LockedDraft draft = draft()) {
            draft.out().write(Json.mapper().writeValueAsBytes(Map.of("digest", kept.digest(), "type", kept.type() == null ? NO_TYPE : kept.type(),
                    "bytes", kept.bytes())));
            draft.keepAs(name(department, name));
        }
        return kept;
    }

    /** What a department sent last under a name. */
    public Optional<Kept> find(String department, String name) throws IOException {
        Path file = name(department, name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = vault.unlocking(new BufferedInputStream(Files.newInputStream(file)))) {
            Map<String, Object> kept = Json.object(in.readAllBytes());
            String type = (String) kept.get("type");
            return Optional.of(new Kept((String) kept.get("digest"), type.equals(NO_TYPE) ? null : type, ((Number) kept.get("bytes")).longValue()));
        }
    }

    /** Its size, or empty where it is not there or is not what its digest says any more: then it must not be shown. */
    public Optional<Long> sound(String digest) throws IOException {
        if (!Files.exists(file(digest))) {
            return Optional.empty();
        }
        MessageDigest sha = sha256();
        long bytes = 0;
        try (InputStream in = open(digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha.update(buffer, 0, count);
                bytes += count;
            }
        }
        return HexFormat.of().formatHex(sha.digest()).equals(digest) ? Optional.of(bytes) : Optional.empty();
    }

    /** Its bytes; the caller closes them. */
    public InputStream open(String digest) throws IOException {
        return vault.unlocking(new BufferedInputStream(Files.newInputStream(file(digest)), BUFFER));
    }

    /** Leaves nothing of files whose receiving was cut short. */
    void sweep() throws IOException {
        Path drafts = directory.resolve(DRAFTS);
        if (Files.isDirectory(drafts)) {
            try (Stream<Path> all = Files.list(drafts)) {
                for (Path draft : all.toList()) {
                    Files.delete(draft);
                }
            }
        }
    }

    private static Kept copy(InputStream bytes, LockedDraft draft, long most) throws IOException, MessageTooLargeException {
        MessageDigest sha = sha256();
        FileKind kind = new FileKind();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            total += count;
            if (total > most) {
                throw new MessageTooLargeException(most);
            }
            sha.update(buffer, 0, count);
            kind.pass(buffer, count);
            draft.out().write(buffer, 0, count);
        }
        return new Kept(HexFormat.of().formatHex(sha.digest()), kind.type(), total);
    }

    private LockedDraft draft() throws IOException {
        return new LockedDraft(directory.resolve(DRAFTS).resolve(UUID.randomUUID() + LockedDraft.ENDING), vault);
    }

    private Path file(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no digest of a file");
        }
        return directory.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private Path name(String department, String name) {
        return directory.resolve("names").resolve(department).resolve(names.id(department, name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
