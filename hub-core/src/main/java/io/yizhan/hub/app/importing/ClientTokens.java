package io.yizhan.hub.app.importing;

import io.yizhan.hub.policy.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/** A fresh request token each time, signed with a client's own key. */
public final class ClientTokens implements Supplier<String> {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final String client;
    private final ECPrivateKey key;
    private final Clock clock;

    private ClientTokens(String client, ECPrivateKey key, Clock clock) {
        this.client = client;
        this.key = key;
        this.clock = clock;
    }

    /** @param file its private key, PKCS #8 in PEM (RFC 7468 §10) @throws IOException where there is none */
    public static ClientTokens of(String client, Path file, Clock clock) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return new ClientTokens(client, (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)), clock);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + ": is no P-256 private key in PEM (PKCS #8); remove it and let the hub make a new pair, or restore it", e);
        }
    }

    @Override
    public String get() {
        return Tokens.issue(client, key, null, clock, LIFE);
    }
}
