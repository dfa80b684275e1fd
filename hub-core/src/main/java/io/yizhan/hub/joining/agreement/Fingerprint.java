package io.yizhan.hub.joining.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of a public key's DER bytes (SubjectPublicKeyInfo, RFC 5280), by which people compare keys over the telephone. */
public final class Fingerprint {

    private Fingerprint() {
    }

    /** The fingerprint of a PEM file in lower-case hex; empty where there is no such file. @throws IOException where it is no PEM */
    public static Optional<String> of(Path pem) throws IOException {
        if (!Files.isRegularFile(pem)) {
            return Optional.empty();
        }
        String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64))));
        } catch (IllegalArgumentException e) {
            throw new IOException(pem + ": no PEM file; bring the public key again", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
