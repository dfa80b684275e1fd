package io.yizhan.hub.signing;

import io.yizhan.hub.codec.StrictBase64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public key of a signed note (C2SP signed-note): name, key id, type byte and key, written as a vkey
 * {@code <name>+<8 hex digits>+<base64(type || key)>}. Type 0x01 is Ed25519; SM2 uses 0xff followed by the identifier
 * {@code yizhan.io/sm2-sm3} and the uncompressed point. The key id is the first four bytes of
 * {@code SHA-256(name || 0x0A || type || key)}, in suite gm too. Two keys are equal where their vkeys are.
 */
public record NoteKey(String name, int keyId, Suite suite, byte[] publicKey) {

    /** @throws IllegalArgumentException where the name can't stand in a note, the key is none of the suite or the id is not that of the key */
    public NoteKey {
        publicKey = publicKey.clone();
        if (!NoteText.isName(name)) {
            throw new IllegalArgumentException("key name: must be text without spaces, plus signs and control characters (E-VKEY-NAME)");
        }
        requireKey(name, suite, publicKey);
        if (keyId != idOf(name, suite, publicKey)) {
            throw new IllegalArgumentException("key of " + name + ": its id is not the one its name and bytes give; copy the vkey again"
                    + " (E-VKEY-ID)");
        }
    }

    private static void requireKey(String name, Suite suite, byte[] publicKey) {
        String refusal = "key of " + name + ": not a public key of suite " + suite.id() + " (E-VKEY-KEY)";
        if (publicKey.length != suite.scheme().publicKeyLength()) {
            throw new IllegalArgumentException(refusal);
        }
        try {
            suite.scheme().verifier(publicKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal, e);
        }
    }

    /** The key of this name with the id that follows from it. */
    public static NoteKey of(String name, Suite suite, byte[] publicKey) {
        return new NoteKey(name, idOf(name, suite, publicKey), suite, publicKey);
    }

    /** @throws IllegalArgumentException where the text is no vkey of a known type, or its key id is not that of its key */
    public static NoteKey parse(String vkey) {
        // Base64 may hold further plus signs; name and id hold none.
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("vkey: expected <name>+<8 hex digits>+<base64> (E-VKEY)");
        }
        byte[] typed;
        try {
            typed = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("vkey of " + parts[0] + ": its third part is " + e.getMessage() + " (E-VKEY)", e);
        }
        for (Suite suite : Suite.values()) {
            byte[] type = suite.scheme().noteType();
            if (typed.length > type.length && Arrays.equals(typed, 0, type.length, type, 0, type.length)) {
                return new NoteKey(parts[0], HexFormat.fromHexDigits(parts[1]), suite,
                        Arrays.copyOfRange(typed, type.length, typed.length));
            }
        }
        throw new IllegalArgumentException("vkey of " + parts[0] + ": neither an Ed25519 nor an SM2 key (E-VKEY-TYPE)");
    }

    /** The vkey on one line, without line end. */
    public String vkey() {
        ByteBuffer typed = ByteBuffer.allocate(suite.scheme().noteType().length + publicKey.length);
        typed.put(suite.scheme().noteType()).put(publicKey);
        return name + "+" + hexId() + "+" + StrictBase64.encode(typed.array());
    }

    public Verifier verifier() {
        return suite.scheme().verifier(publicKey);
    }

    /** The key id as eight lower-case hex digits. */
    public String hexId() {
        return HexFormat.of().toHexDigits(keyId);
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && vkey().equals(that.vkey());
    }

    @Override
    public int hashCode() {
        return vkey().hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }

    private static int idOf(String name, Suite suite, byte[] publicKey) {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Suite.INTL.digest(named, suite.scheme().noteType(), publicKey)).getInt();
    }
}
