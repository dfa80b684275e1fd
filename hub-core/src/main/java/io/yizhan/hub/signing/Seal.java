package io.yizhan.hub.signing;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.CanonicalText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The seal of a licence version: one salted digest a field, as SD-JWT does, so that any part of the fields can be shown and still
 * be proven to be what was sealed. The digest of the seal's canonical bytes (without {@code salts}) stands in the
 * {@code registered} entry of the evidence log, whose checkpoint is the one signature for all licences of a moment.
 *
 * <p>Digest of a field: {@code base64url(H(canonical JSON of [salt, name, text]))}, salt: base64url text of 16 bytes; both without
 * padding.
 *
 * @param suite    {@code intl} or {@code gm}
 * @param envelope id of the envelope that carried the licence: {@code <message>/<record>}
 * @param digests  digests of all fields, sorted, so that their order tells nothing
 * @param salts    field name to salt, of the fields shown
 */
public record Seal(String suite, String envelope, List<String> digests, SortedMap<String, String> salts) {

    private static final String DIGEST = "[A-Za-z0-9_-]{43}";
    /** Characters of what is sealed, about. */
    private static final int A_USUAL_TEXT = 1_500;
    private static final Set<String> MEMBERS = Set.of("suite", "envelope", "digests", "salts");

    public Seal {
        digests = List.copyOf(digests);
        salts = Collections.unmodifiableSortedMap(new TreeMap<>(salts));
    }

    static String digest(Suite suite, String salt, String name, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(suite.digest(CanonicalJson.bytes(List.of(salt, name, text))));
    }

    /** What is hashed into the registered entry: canonical bytes of {@code {suite, envelope, digests}}. */
    public byte[] sealedBytes() {
        return new CanonicalText(A_USUAL_TEXT).raw("{\"digests\":").rawTexts(digests).raw(",\"envelope\":").quote(envelope)
                .raw(",\"suite\":").quote(suite).raw("}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same seal with only the salts of the named fields. */
    public Seal showing(Set<String> names) {
        SortedMap<String, String> shown = new TreeMap<>(salts);
        shown.keySet().retainAll(names);
        return new Seal(suite, envelope, digests, shown);
    }

    /** JSON object form, as answers carry it: {@code {suite, envelope, digests, salts}}. */
    public Map<String, Object> toJson() {
        return json();
    }

    private SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("suite", suite);
        json.put("envelope", envelope);
        json.put("digests", digests);
        json.put("salts", salts);
        return json;
    }

    /** @throws IllegalArgumentException where the object is no seal; a member it does not know makes it none */
    public static Seal ofJson(Map<String, Object> json) {
        if (!json.keySet().equals(MEMBERS)) {
            throw noSeal("its members must be suite, envelope, digests and salts");
        }
        if (!(json.get("suite") instanceof String suite) || !(json.get("envelope") instanceof String envelope)
                || !(json.get("digests") instanceof List<?> digests) || !(json.get("salts") instanceof Map<?, ?> salts)) {
            throw noSeal("suite and envelope must be text, digests a list, salts an object");
        }
        Suite.of(suite);
        List<String> read = new ArrayList<>();
        for (Object digest : digests) {
            if (!(digest instanceof String text) || !text.matches(DIGEST)) {
                throw noSeal("a digest is not base64url of 32 bytes");
            }
            read.add(text);
        }
        SortedMap<String, String> salted = new TreeMap<>();
        salts.forEach((name, salt) -> {
            if (!(salt instanceof String text)) {
                throw noSeal("a salt is no text");
            }
            salted.put((String) name, text);
        });
        return new Seal(suite, envelope, read, salted);
    }

    private static IllegalArgumentException noSeal(String why) {
        return new IllegalArgumentException("no seal: " + why + " (E-SEAL-FORM)");
    }

    /** Names among {@code shown} whose text is not covered by this seal: one without salt, or one whose digest is not among the digests. */
    public List<String> uncovered(Map<String, String> shown) {
        Suite digesting = Suite.of(suite);
        Set<String> sealed = new HashSet<>(digests);
        List<String> uncovered = new ArrayList<>();
        shown.forEach((name, text) -> {
            String salt = salts.get(name);
            if (salt == null || !sealed.contains(digest(digesting, salt, name, text))) {
                uncovered.add(name);
            }
        });
        return uncovered;
    }
}
