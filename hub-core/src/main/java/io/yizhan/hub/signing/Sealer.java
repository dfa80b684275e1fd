package io.yizhan.hub.signing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Seals licences. Salts come by HMAC from envelope and field name, so a repeat gives the same seal. Thread-safe. */
public final class Sealer {

    private static final int SALT_BYTES = 16;

    private final Suite suite;
    private final KeyedHash salt;

    public Sealer(Suite suite, KeyedHash salt) {
        this.suite = suite;
        this.salt = salt;
    }

    /** @param fields flat view of the licence */
    public Seal seal(String envelope, SortedMap<String, String> fields) {
        SortedMap<String, String> salts = new TreeMap<>();
        List<String> digests = new ArrayList<>(fields.size());
        fields.forEach((name, text) -> {
            String fieldSalt = salt(envelope, name);
            salts.put(name, fieldSalt);
            digests.add(Seal.digest(suite, fieldSalt, name, text));
        });
        Collections.sort(digests);
        return new Seal(suite.id(), envelope, digests, salts);
    }

    private String salt(String envelope, String name) {
        byte[] bytes = Arrays.copyOf(salt.bytes(envelope, name), SALT_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
