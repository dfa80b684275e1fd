package io.yizhan.hub.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.Arrays;

/**
 * SM2 with SM3 on sm2p256v1 (GB/T 32918); public keys are uncompressed points of 65 bytes, signatures the DER sequence of r and s
 * that GB/T 35276 defines, the user id is the default one of GM/T 0009.
 */
final class Sm2 implements SignatureScheme {

    static final Sm2 SCHEME = new Sm2();

    /** What follows 0xff in notes, which C2SP leaves to types it has not assigned. */
    private static final byte[] NOTE_TYPE = Arrays.prepend("yizhan.io/sm2-sm3".getBytes(StandardCharsets.US_ASCII), (byte) 0xff);
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    /** The custom curve is several times faster than the generic one of the same parameters. */
    private static final ECDomainParameters CURVE = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1,
            CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

    private Sm2() {
    }

    @Override
    public String algorithm() {
        return "SM2";
    }

    @Override
    public byte[] noteType() {
        return NOTE_TYPE.clone();
    }

    @Override
    public int publicKeyLength() {
        return 65;
    }

    @Override
    public AsymmetricKeyParameter newPrivateKey() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, new SecureRandom()));
        return generator.generateKeyPair().getPrivate();
    }

    @Override
    public AsymmetricKeyParameter privateKey(byte[] pkcs8) throws IOException {
        if (PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters key
                && key.getParameters() instanceof ECNamedDomainParameters named && named.getName().equals(GMObjectIdentifiers.sm2p256v1)) {
            return key(key.getD());
        }
        throw new IOException("not an SM2 private key");
    }

    private static ECPrivateKeyParameters key(BigInteger secret) {
        return new ECPrivateKeyParameters(secret, CURVE);
    }

    @Override
    public byte[] pkcs8(AsymmetricKeyParameter privateKey) throws IOException {
        return PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded();
    }

    @Override
    public byte[] publicKey(AsymmetricKeyParameter privateKey) {
        BigInteger secret = ((ECPrivateKeyParameters) privateKey).getD();
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), secret).normalize().getEncoded(false);
    }

    @Override
    public Signer signer(AsymmetricKeyParameter privateKey) {
        return message -> {
            SM2Signer signer = new SM2Signer();
            signer.init(true, new ParametersWithID(privateKey, USER_ID));
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException("SM2 could not sign (E-SIGNING)", e);
            }
        };
    }

    @Override
    public Verifier verifier(byte[] publicKey) {
        ECPublicKeyParameters key = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), CURVE);
        return (message, signature) -> {
            SM2Signer verifier = new SM2Signer();
            verifier.init(false, new ParametersWithID(key, USER_ID));
            verifier.update(message, 0, message.length);
            if (!verifier.verifySignature(signature)) {
                throw new InvalidSignatureException("the SM2 signature is not of this text by this key (E-SIGNATURE)");
            }
        };
    }
}
