package io.yizhan.hub.signing;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Ed25519 of RFC 8032; public keys of 32 bytes, signatures of 64. */
final class Ed25519 implements SignatureScheme {

    static final Ed25519 SCHEME = new Ed25519();

    private Ed25519() {
    }

    @Override
    public String algorithm() {
        return "Ed25519";
    }

    @Override
    public byte[] noteType() {
        return new byte[] {0x01};
    }

    @Override
    public int publicKeyLength() {
        return Ed25519PublicKeyParameters.KEY_SIZE;
    }

    @Override
    public AsymmetricKeyParameter newPrivateKey() {
        return new Ed25519PrivateKeyParameters(new SecureRandom());
    }

    @Override
    public AsymmetricKeyParameter privateKey(byte[] pkcs8) throws IOException {
        if (PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters key) {
            return key;
        }
        throw new IOException("not an Ed25519 private key");
    }

    @Override
    public byte[] pkcs8(AsymmetricKeyParameter privateKey) throws IOException {
        return PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded();
    }

    @Override
    public byte[] publicKey(AsymmetricKeyParameter privateKey) {
        return ((Ed25519PrivateKeyParameters) privateKey).generatePublicKey().getEncoded();
    }

    @Override
    public Signer signer(AsymmetricKeyParameter privateKey) {
        return message -> {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, privateKey);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        };
    }

    @Override
    public Verifier verifier(byte[] publicKey) {
        Ed25519PublicKeyParameters key = new Ed25519PublicKeyParameters(publicKey);
        return (message, signature) -> {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            if (!verifier.verifySignature(signature)) {
                throw new InvalidSignatureException("the Ed25519 signature is not of this text by this key (E-SIGNATURE)");
            }
        };
    }
}
