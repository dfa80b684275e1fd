package io.yizhan.hub.signing;

import io.yizhan.hub.codec.CanonicalMembers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Seals licences. An HMAC of the envelope is the key of its salts, and each salt is the digest of that key and the field's name: so a repeat
 * gives the same seal, and one salt shown tells nothing of another. Thread-safe.
 */
public final class Sealer {

    private static final int SALT_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** Around salt and pair: the canonical JSON of {@code [salt, name, text]}. Base64 needs no escape. */
    private static final byte[] OPEN = {'[', '"'};
    private static final byte[] NEXT = {'"', ','};
    private static final byte[] CLOSE = {']'};

    private final Suite suite;
    private final KeyedHash salt;

    public Sealer(Suite suite, KeyedHash salt) {
        this.suite = suite;
        this.salt = salt;
    }

    /** @param fields flat view of the licence */
    public Seal seal(String envelope, SortedMap<String, String> fields) {
        return seal(envelope, CanonicalMembers.of(fields));
    }

    /** The same of a flat view already written. */
    public Seal seal(String envelope, CanonicalMembers fields) {
        byte[] envelopeKey = salt.bytes(envelope);
        SortedMap<String, String> salts = new TreeMap<>();
        List<String> digests = new ArrayList<>(fields.texts().size());
        fields.forEachPair((name, pair) -> {
            byte[] fieldSalt = BASE64.encode(Arrays.copyOf(suite.digest(envelopeKey, name.getBytes(StandardCharsets.UTF_8)), SALT_BYTES));
            salts.put(name, new String(fieldSalt, StandardCharsets.ISO_8859_1));
            digests.add(BASE64.encodeToString(suite.digest(OPEN, fieldSalt, NEXT, pair, CLOSE)));
        });
        Collections.sort(digests);
        return new Seal(suite.id(), envelope, digests, salts);
    }

    /** Digest of the seal's canonical bytes, 64 hex digits, as the {@code registered} entry has it. */
    public String digest(Seal seal) {
        return HexFormat.of().formatHex(suite.digest(seal.sealedBytes()));
    }
}
