package io.yizhan.hub.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** P-256 keys of clients, PEM files of one directory: {@code <id>.key} (PKCS#8) and {@code <id>.pub} (SPKI). */
final class ClientKeys {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String CLIENT = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final int P256_BITS = 256;

    private final Path directory;

    ClientKeys(Path directory) {
        this.directory = directory;
    }

    boolean provide(String client) throws IOException {
        if (!client.matches(CLIENT)) {
            throw new IllegalArgumentException("client id: must be lower-case letters, digits, - and _, at most 64 (E-CLIENT-ID)");
        }
        if (Files.exists(publicFile(client))) {
            return false;
        }
        Optional<ECPrivateKey> left = privateKey(client);
        if (left.isPresent()) {
            // A crash between the two files, or an operator who brought the private one only.
            return KeyFiles.create(publicFile(client), KeyFiles.pem(PUBLIC, publicOf(left.get()).getEncoded()));
        }
        KeyPair pair = newPair();
        if (!KeyFiles.create(privateFile(client), KeyFiles.pem(PRIVATE, pair.getPrivate().getEncoded()))) {
            return provide(client);
        }
        KeyFiles.create(publicFile(client), KeyFiles.pem(PUBLIC, pair.getPublic().getEncoded()));
        return true;
    }

    Optional<PublicKey> publicKey(String client) throws IOException {
        if (!client.matches(CLIENT) || !Files.exists(publicFile(client))) {
            return Optional.empty();
        }
        Path file = publicFile(client);
        byte[] spki = KeyFiles.der(file, PUBLIC, Files.readAllBytes(file));
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(spki));
            if (((ECPublicKey) key).getParams().getOrder().bitLength() == P256_BITS) {
                return Optional.of(key);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(KeyFiles.unreadable(file, PUBLIC).getMessage(), e);
        }
        throw new IOException(file + ": not a P-256 key; tokens are signed ES256 (E-KEY-CURVE)");
    }

    Optional<ECPrivateKey> privateKey(String client) throws IOException {
        if (!client.matches(CLIENT) || !Files.exists(privateFile(client))) {
            return Optional.empty();
        }
        Path file = privateFile(client);
        byte[] pkcs8 = KeyFiles.der(file, PRIVATE, KeyFiles.readSecret(file));
        try {
            return Optional.of((ECPrivateKey) factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IOException(KeyFiles.unreadable(file, PRIVATE).getMessage(), e);
        }
    }

    /** Clients that have a public key here, in order. */
    SortedSet<String> clients() throws IOException {
        SortedSet<String> clients = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pub")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String client = name.substring(0, name.length() - ".pub".length());
                if (client.matches(CLIENT)) {
                    clients.add(client);
                }
            }
        }
        return clients;
    }

    Path publicFile(String client) {
        return directory.resolve(client + ".pub");
    }

    private Path privateFile(String client) {
        return directory.resolve(client + ".key");
    }

    private static PublicKey publicOf(ECPrivateKey key) {
        BigInteger secret = key.getS();
        org.bouncycastle.math.ec.ECPoint point = new FixedPointCombMultiplier()
                .multiply(CustomNamedCurves.getByName("P-256").getG(), secret).normalize();
        ECPoint affine = new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        try {
            return factory().generatePublic(new ECPublicKeySpec(affine, key.getParams()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 public key could not be made (E-KEY)", e);
        }
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 key pair could not be made (E-KEY)", e);
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC");
    }
}
