package io.yizhan.hub.house;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens no client should, by hand, so that no library corrects them. */
final class Forger {

    private static final String ES256 = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";

    private final Function<String, PrivateKey> keys;
    private final Function<String, PublicKey> publicKeys;

    Forger(Function<String, PrivateKey> keys, Function<String, PublicKey> publicKeys) {
        this.keys = keys;
        this.publicKeys = publicKeys;
    }

    String signedByAnother(String client) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return signed(claims(client, "hub", 0, 300), pairs.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String changed(String client) {
        String[] parts = signed(claims(client, "hub", 0, 300), keys.apply(client)).split("\\.");
        return parts[0] + "." + base64(claims(client, "hub", 0, 299)) + "." + parts[2];
    }

    String unsigned(String client) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims(client, "hub", 0, 300)) + ".";
    }

    String hmac(String client) {
        try {
            String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims(client, "hub", 0, 300));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKeys.apply(client).getEncoded(), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String expired(String client) {
        return signed(claims(client, "hub", -600, 300), keys.apply(client));
    }

    String early(String client) {
        return signed(claims(client, "hub", 600, 300), keys.apply(client));
    }

    String elsewhere(String client) {
        return signed(claims(client, "another-hub", 0, 300), keys.apply(client));
    }

    String lasting(String client) {
        return signed(claims(client, "hub", 0, 301), keys.apply(client));
    }

    private static String claims(String client, String audience, long from, long life) {
        long issued = Instant.now().getEpochSecond() + from;
        return "{\"iss\":\"" + client + "\",\"aud\":\"" + audience + "\",\"iat\":" + issued + ",\"exp\":" + (issued + life) + "}";
    }

    private static String signed(String claims, PrivateKey key) {
        try {
            String signed = base64(ES256) + "." + base64(claims);
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initSign(key);
            es256.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(es256.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
