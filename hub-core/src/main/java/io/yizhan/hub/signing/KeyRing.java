package io.yizhan.hub.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * The keys of one hub, files of a directory readable by their owner alone: {@code evidence.key} (PEM) and {@code evidence.vkey} (the
 * log's signing key), {@code master.key} (32 random bytes, from which the keyed hashes and the at-rest key are derived by HKDF),
 * {@code clients/<id>.key} and {@code clients/<id>.pub} (P-256 PEM: a client's own pair; in production only the .pub is here).
 * What is missing is made when the ring is opened, and stays. Thread-safe, and safe for several processes on one directory.
 */
public final class KeyRing {

    /** One key as listed by {@code hub keys}. @param use e.g. {@code evidence}, {@code at-rest}, {@code client portal} @param id eight hex digits */
    public record Listed(String use, String algorithm, String id, Instant made) {
    }

    private static final String PRIVATE = "PRIVATE KEY";
    private static final int MASTER_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final Path directory;
    private final Suite suite;
    private final byte[] master;
    private final NoteKey evidenceKey;
    private final Signer evidenceSigner;
    private final ClientKeys clients;

    private KeyRing(Path directory, Suite suite, byte[] master, NoteKey evidenceKey, Signer evidenceSigner) {
        this.directory = directory;
        this.suite = suite;
        this.master = master;
        this.evidenceKey = evidenceKey;
        this.evidenceSigner = evidenceSigner;
        this.clients = new ClientKeys(directory.resolve("clients"));
    }

    /**
     * @param origin origin line of the log, the name of its key
     * @throws IOException where a key can't be read or made, is readable by others, or is of another suite or origin than these
     */
    public static KeyRing open(Path directory, Suite suite, String origin) throws IOException {
        KeyFiles.createDirectories(directory.resolve("clients"));
        byte[] master = master(directory.resolve("master.key"));
        AsymmetricKeyParameter secret = evidence(directory.resolve("evidence.key"), suite);
        NoteKey key = NoteKey.of(origin, suite, suite.scheme().publicKey(secret));
        publish(directory.resolve("evidence.vkey"), key);
        return new KeyRing(directory, suite, master, key, suite.scheme().signer(secret));
    }

    private static byte[] master(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[MASTER_BYTES];
            new SecureRandom().nextBytes(fresh);
            KeyFiles.create(file, fresh);
        }
        byte[] master = KeyFiles.readSecret(file);
        if (master.length != MASTER_BYTES) {
            throw new IOException(file + ": must be " + MASTER_BYTES + " bytes, has " + master.length + "; restore it from a backup (E-KEY-FORM)");
        }
        return master;
    }

    private static AsymmetricKeyParameter evidence(Path file, Suite suite) throws IOException {
        SignatureScheme scheme = suite.scheme();
        if (!Files.exists(file)) {
            KeyFiles.create(file, KeyFiles.pem(PRIVATE, scheme.pkcs8(scheme.newPrivateKey())));
        }
        byte[] pkcs8 = KeyFiles.der(file, PRIVATE, KeyFiles.readSecret(file));
        try {
            return scheme.privateKey(pkcs8);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + ": no " + scheme.algorithm() + " key, as suite " + suite.id()
                    + " needs; a log keeps its suite: configure the suite it began with, or begin a new home (E-KEY-SUITE)", e);
        }
    }

    private static void publish(Path file, NoteKey key) throws IOException {
        if (!Files.exists(file)) {
            KeyFiles.create(file, (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!Files.readString(file).strip().equals(key.vkey())) {
            throw new IOException(file + ": names another key or origin than evidence.key with origin " + key.name()
                    + "; a log keeps its origin: configure the one it began with, or begin a new home (E-KEY-ORIGIN)");
        }
    }

    public Suite suite() {
        return suite;
    }

    public NoteKey evidenceKey() {
        return evidenceKey;
    }

    public Signer evidenceSigner() {
        return evidenceSigner;
    }

    /** Keyed hash for one use ({@code holder}, {@code licence}, {@code salt}, …); other uses give unrelated hashes. */
    public KeyedHash keyedHash(String use) {
        return new KeyedHash(suite, Hkdf.derive(suite, master, "keyed-hash " + use));
    }

    public Vault vault() {
        return new Vault(Hkdf.derive(suite, master, "at-rest memory"), Hkdf.derive(suite, master, "at-rest stream"));
    }

    /**
     * Makes a key pair for a client that has none yet; returns whether one was made.
     *
     * @throws IllegalArgumentException for an id that is no file name
     */
    public boolean provideClientKey(String client) throws IOException {
        return clients.provide(client);
    }

    /** The client's public key, or empty where the ring has none. @throws UncheckedIOException where it is there and can't be read */
    public Optional<PublicKey> clientKey(String client) {
        try {
            return clients.publicKey(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The client's own private key where it is kept here (demo, tests, `hub token`), or empty.
     *
     * @throws UncheckedIOException where it is there and can't be read, or can be read by others
     */
    public Optional<ECPrivateKey> clientPrivateKey(String client) {
        try {
            return clients.privateKey(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All keys with their age, which is that of their file. Of a secret the id is a keyed hash, of a public key a plain one. */
    public List<Listed> list() throws IOException {
        List<Listed> listed = new ArrayList<>();
        listed.add(new Listed("evidence", suite.scheme().algorithm(), evidenceKey.hexId(), made(directory.resolve("evidence.key"))));
        Instant masterMade = made(directory.resolve("master.key"));
        String hash = suite == Suite.GM ? "HMAC-SM3" : "HMAC-SHA-256";
        listed.add(new Listed("at-rest", "AES-256", id(keyedHash("id").bytes("at-rest")), masterMade));
        listed.add(new Listed("keyed-hash", hash, id(keyedHash("id").bytes("keyed-hash")), masterMade));
        for (String client : clients.clients()) {
            PublicKey key = clients.publicKey(client).orElseThrow();
            listed.add(new Listed("client " + client, "P-256", id(Suite.INTL.digest(key.getEncoded())), made(clients.publicFile(client))));
        }
        return listed;
    }

    private static String id(byte[] hash) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    }

    private static Instant made(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
