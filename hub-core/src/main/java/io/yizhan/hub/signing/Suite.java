package io.yizhan.hub.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The algorithms a hub is run with. */
public enum Suite {
    /** SHA-256, HMAC-SHA-256, Ed25519 (RFC 8032). */
    INTL {
        @Override
        public byte[] digest(byte[]... parts) {
            MessageDigest digest = SHA_256.get();
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        }

        @Override
        SignatureScheme scheme() {
            return Ed25519.SCHEME;
        }
    },
    /** SM3 (GB/T 32905), HMAC-SM3, SM2 with SM3 (GB/T 32918), default user id 1234567812345678. */
    GM {
        @Override
        public byte[] digest(byte[]... parts) {
            SM3Digest digest = SM3.get();
            for (byte[] part : parts) {
                digest.update(part, 0, part.length);
            }
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        }

        @Override
        SignatureScheme scheme() {
            return Sm2.SCHEME;
        }
    };

    /** Making a digest costs more than a short one takes; left empty after each use. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Suite::sha256);
    private static final ThreadLocal<SM3Digest> SM3 = ThreadLocal.withInitial(SM3Digest::new);

    /** Name in configuration, seals and entries: {@code intl} or {@code gm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The suite of an {@link #id()}. @throws IllegalArgumentException where there is none of that name */
    public static Suite of(String id) {
        for (Suite suite : values()) {
            if (suite.id().equals(id)) {
                return suite;
            }
        }
        throw new IllegalArgumentException("unknown suite; expected intl or gm (E-SUITE)");
    }

    /** 32-byte digest of the concatenation of the parts. */
    public abstract byte[] digest(byte[]... parts);

    abstract SignatureScheme scheme();

    /** 32-byte keyed digest: HMAC of RFC 2104 over {@link #digest}, whose block is 64 bytes in both suites. */
    public byte[] hmac(byte[] key, byte[] message) {
        return new Hmac(this, key).of(message);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
