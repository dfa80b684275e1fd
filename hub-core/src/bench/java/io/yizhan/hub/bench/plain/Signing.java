package io.yizhan.hub.bench.plain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Signature algorithms of the plain route, all by Bouncy Castle, on Java 17 the fastest of the providers at hand for the two curves. */
public enum Signing {

    /** ECDSA on P-256 with SHA-256. */
    P256("EC", "secp256r1", "SHA256withECDSA"),
    /** SM2 with SM3. */
    SM2("EC", "sm2p256v1", "SM3withSM2"),
    /** Ed25519. */
    ED25519("Ed25519", null, "Ed25519");

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final String keyAlgorithm;
    private final String curve;
    private final String signature;

    Signing(String keyAlgorithm, String curve, String signature) {
        this.keyAlgorithm = keyAlgorithm;
        this.curve = curve;
        this.signature = signature;
    }

    /** A new pair. */
    public KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm, BOUNCY_CASTLE);
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    /** @param encoded as {@link PublicKey#getEncoded} gives it */
    PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyAlgorithm, BOUNCY_CASTLE).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Signs; keeps one engine a thread, since making one costs and none may be shared. */
    public final class Signer {
        private final ThreadLocal<Signature> engines;

        public Signer(KeyPair keys) {
            engines = ThreadLocal.withInitial(() -> engine(e -> e.initSign(keys.getPrivate())));
        }

        public byte[] sign(byte[] text) throws GeneralSecurityException {
            Signature engine = engines.get();
            engine.update(text);
            return engine.sign();
        }
    }

    /** Verifies, likewise. */
    final class Verifier {
        private final ThreadLocal<Signature> engines;

        Verifier(PublicKey key) {
            engines = ThreadLocal.withInitial(() -> engine(e -> e.initVerify(key)));
        }

        void verify(byte[] text, byte[] signature) throws GeneralSecurityException {
            Signature engine = engines.get();
            engine.update(text);
            if (!engine.verify(signature)) {
                throw new GeneralSecurityException("the sender's signature is wrong");
            }
        }
    }

    private interface Start {
        void on(Signature engine) throws GeneralSecurityException;
    }

    private Signature engine(Start start) {
        try {
            Signature engine = Signature.getInstance(signature, BOUNCY_CASTLE);
            start.on(engine);
            return engine;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
