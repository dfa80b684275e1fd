package io.yizhan.hub.signing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption at rest: AES-256-GCM for what is held in memory (random 12-byte nonce before the ciphertext), AES-256-CTR for
 * streams (random 16-byte block before it; their integrity is the digest in the evidence log). Each mode has its own key.
 * Thread-safe.
 */
public final class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int COUNTER_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec memoryKey;
    private final SecretKeySpec streamKey;
    /** Finding and making a cipher costs more than a licence takes; each use begins it anew with a nonce of its own. */
    private final ThreadLocal<Cipher> gcm = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));

    /** @param memoryKey and @param streamKey 32 bytes each */
    Vault(byte[] memoryKey, byte[] streamKey) {
        this.memoryKey = new SecretKeySpec(memoryKey, "AES");
        this.streamKey = new SecretKeySpec(streamKey, "AES");
    }

    public byte[] lock(byte[] plain) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] locked = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
        try {
            gcm(Cipher.ENCRYPT_MODE, nonce).doFinal(plain, 0, plain.length, locked, NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("at rest: could not encrypt (E-VAULT)", e);
        }
        return locked;
    }

    /** @throws IllegalStateException where the bytes were changed or are of another key */
    public byte[] unlock(byte[] locked) {
        if (locked.length < NONCE_BYTES + TAG_BYTES) {
            throw new IllegalStateException("at rest: too short to be locked bytes (E-VAULT-CHANGED)");
        }
        try {
            return gcm(Cipher.DECRYPT_MODE, Arrays.copyOf(locked, NONCE_BYTES))
                    .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("at rest: the bytes were changed, or keys/master.key is not the one they were locked with;"
                    + " restore both from the same backup (E-VAULT-CHANGED)", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("at rest: could not decrypt (E-VAULT)", e);
        }
    }

    /** A stream that writes what it is given locked; closing it closes {@code out}. */
    public OutputStream locking(OutputStream out) throws IOException {
        byte[] block = random(COUNTER_BYTES);
        out.write(block);
        return new CipherOutputStream(out, ctr(Cipher.ENCRYPT_MODE, block));
    }

    /** The plain bytes of a stream written by {@link #locking}; closing it closes {@code in}. @throws EOFException where even the first block is cut */
    public InputStream unlocking(InputStream in) throws IOException {
        byte[] block = in.readNBytes(COUNTER_BYTES);
        if (block.length < COUNTER_BYTES) {
            throw new EOFException("at rest: a locked stream begins with " + COUNTER_BYTES + " bytes, this one has " + block.length
                    + " (E-VAULT-CHANGED)");
        }
        return new CipherInputStream(in, ctr(Cipher.DECRYPT_MODE, block));
    }

    private byte[] random(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private Cipher gcm(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = gcm.get();
        cipher.init(mode, memoryKey, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher;
    }

    private Cipher ctr(int mode, byte[] block) {
        try {
            Cipher cipher = cipher("AES/CTR/NoPadding");
            cipher.init(mode, streamKey, new IvParameterSpec(block));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("at rest: could not begin a stream (E-VAULT)", e);
        }
    }

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }
}
