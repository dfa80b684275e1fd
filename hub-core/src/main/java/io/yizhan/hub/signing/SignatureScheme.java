package io.yizhan.hub.signing;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** One signature algorithm as signed notes use it. Stateless, thread-safe. */
interface SignatureScheme {

    /** Name as people know it: {@code Ed25519}, {@code SM2}. */
    String algorithm();

    /** The signature type of C2SP signed-note: what stands before the public key in a vkey and in the key id's hash. */
    byte[] noteType();

    /** Length of an encoded public key in bytes. */
    int publicKeyLength();

    AsymmetricKeyParameter newPrivateKey();

    /** The private key of a PKCS#8 structure. @throws IOException where it is none of this algorithm */
    AsymmetricKeyParameter privateKey(byte[] pkcs8) throws IOException;

    byte[] pkcs8(AsymmetricKeyParameter privateKey) throws IOException;

    /** The encoded public key of a private one. */
    byte[] publicKey(AsymmetricKeyParameter privateKey);

    Signer signer(AsymmetricKeyParameter privateKey);

    /** @throws IllegalArgumentException where the bytes encode no public key */
    Verifier verifier(byte[] publicKey);
}
