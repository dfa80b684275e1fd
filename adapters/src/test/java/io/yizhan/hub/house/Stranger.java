package io.yizhan.hub.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Someone else's verifier: RFC 6962 §2.1, RFC 9162 §2.1.3.2 and §2.1.4.2, the C2SP pages signed-note, tlog-checkpoint and tlog-proof, and
 * {@code hub-core/README.md}, read by one who has not seen the hub's code. It uses the JDK and a JSON parser.
 */
final class Stranger {

    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Base64.Decoder BASE64 = Base64.getDecoder();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is signed. */
    record Checkpoint(String origin, long size, byte[] root) {
    }

    /** A tlog-proof taken apart. */
    record LogProof(byte[] extra, long index, List<byte[]> path, String checkpoint) {
    }

    private final String name;
    private final byte[] keyId;
    private final PublicKey key;

    /** @param vkey {@code <name>+<key id>+<base64>}, of type Ed25519 */
    Stranger(String vkey) throws GeneralSecurityException {
        String[] parts = vkey.split("\\+", 3);
        byte[] typed = BASE64.decode(parts[2]);
        name = parts[0];
        keyId = HexFormat.of().parseHex(parts[1]);
        require(typed.length == 33 && typed[0] == 1, "the key is not Ed25519");
        require(Arrays.equals(keyId, Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed), 4)), "the key id is another key's");
        key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(ED25519_SPKI, Arrays.copyOfRange(typed, 1, 33))));
    }

    /** Verifies a signed note and reads the checkpoint in it. */
    Checkpoint checkpoint(String note) throws GeneralSecurityException {
        int end = note.lastIndexOf("\n\n");
        require(end > 0 && note.endsWith("\n"), "no signed note");
        String text = note.substring(0, end + 1);
        boolean signed = false;
        for (String line : note.substring(end + 2).split("\n")) {
            String[] parts = line.split(" ");
            require(parts.length == 3 && parts[0].equals("—"), "no signature line");
            byte[] signature = BASE64.decode(parts[2]);
            if (parts[1].equals(name) && Arrays.equals(Arrays.copyOf(signature, 4), keyId)) {
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(key);
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                require(ed25519.verify(Arrays.copyOfRange(signature, 4, signature.length)), "the signature does not verify");
                signed = true;
            }
        }
        require(signed, "the key did not sign");
        String[] lines = text.split("\n");
        require(lines[0].equals(name), "another origin");
        require(lines[1].matches("0|[1-9][0-9]*"), "no size");
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), BASE64.decode(lines[2]));
    }

    static LogProof proof(String text) {
        int end = text.indexOf("\n\n");
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n")));
        require(lines.remove(0).equals("c2sp.org/tlog-proof@v1"), "no tlog-proof");
        byte[] extra = lines.get(0).startsWith("extra ") ? BASE64.decode(lines.remove(0).substring(6)) : null;
        require(lines.get(0).startsWith("index "), "no index");
        long index = Long.parseLong(lines.remove(0).substring(6));
        return new LogProof(extra, index, lines.stream().map(BASE64::decode).toList(), text.substring(end + 2));
    }

    /** Verifies a proof whole; the entry it proves. */
    JsonNode proven(String text) throws GeneralSecurityException, IOException {
        LogProof proof = proof(text);
        Checkpoint signed = checkpoint(proof.checkpoint());
        requireIncluded(leaf(proof.extra()), proof.index(), signed.size(), proof.path(), signed.root());
        return JSON.readTree(proof.extra());
    }

    static byte[] leaf(byte[] entry) throws GeneralSecurityException {
        return sha256(new byte[] {0}, entry);
    }

    private static byte[] node(byte[] left, byte[] right) throws GeneralSecurityException {
        return sha256(new byte[] {1}, left, right);
    }

    /** RFC 6962 §2.1. */
    static byte[] root(List<byte[]> leaves) throws GeneralSecurityException {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** RFC 9162 §2.1.3.2. */
    static void requireIncluded(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) throws GeneralSecurityException {
        require(index < size, "the index is beyond the tree");
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : path) {
            require(sn != 0, "the path is too long");
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        require(sn == 0 && Arrays.equals(r, root), "the entry is not in the tree");
    }

    /** RFC 9162 §2.1.4.2, for 0 &lt; first &lt; second. */
    static void requireConsistent(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) throws GeneralSecurityException {
        require(!proof.isEmpty(), "the proof is empty");
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.add(0, firstRoot);
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.get(0);
        byte[] sr = path.get(0);
        for (byte[] c : path.subList(1, path.size())) {
            require(sn != 0, "the proof is too long");
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        require(sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot), "the trees are not consistent");
    }

    /** Steps 1 to 4 of "Verify by hand". */
    void requireSealed(JsonNode shown) throws GeneralSecurityException, IOException {
        JsonNode entry = proven(shown.get("proof").textValue());
        JsonNode seal = shown.get("seal");
        require(entry.get("type").textValue().equals("registered"), "the proof is of something else");
        require(seal.get("envelope").textValue().equals(entry.get("message").textValue() + "/" + entry.get("record").asText()), "the seal is another record's");
        require(hex(sha256(canonical(JSON.createObjectNode().put("suite", seal.get("suite").textValue())
                .put("envelope", seal.get("envelope").textValue()).<ObjectNode>set("digests", seal.get("digests")))))
                .equals(entry.get("seal").textValue()), "the seal was not registered");
        List<String> digests = new ArrayList<>();
        seal.get("digests").forEach(digest -> digests.add(digest.textValue()));
        for (Map.Entry<String, JsonNode> field : shown.get("licence").properties()) {
            byte[] salted = canonical(JSON.createArrayNode().add(seal.get("salts").get(field.getKey()).textValue()).add(field.getKey())
                    .add(field.getValue().textValue()));
            require(digests.contains(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(salted))), field.getKey() + " is not as sealed");
        }
    }

    /** Steps 5 and 6; the entry that records the answer. */
    JsonNode requireDisclosed(byte[] answer) throws GeneralSecurityException, IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(answer);
        JsonNode entry = proven(json.remove("proof").textValue());
        require(entry.get("type").textValue().equals("disclosed"), "the proof is of something else");
        require(hex(sha256(canonical(json))).equals(entry.get("answer").textValue()), "the answer is not the one that was recorded");
        return entry;
    }

    /** RFC 8785, whole numbers only. */
    static byte[] canonical(JsonNode json) {
        StringBuilder text = new StringBuilder();
        write(json, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode json, StringBuilder text) {
        if (json.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            String comma = "{";
            for (Map.Entry<String, JsonNode> member : members.entrySet()) {
                quote(member.getKey(), text.append(comma));
                write(member.getValue(), text.append(':'));
                comma = ",";
            }
            text.append(members.isEmpty() ? "{}" : "}");
        } else if (json.isArray()) {
            String comma = "[";
            for (JsonNode element : json) {
                write(element, text.append(comma));
                comma = ",";
            }
            text.append(json.isEmpty() ? "[]" : "]");
        } else if (json.isTextual()) {
            quote(json.textValue(), text);
        } else {
            require(json.isIntegralNumber() || json.isBoolean() || json.isNull(), "a fraction");
            text.append(json.asText());
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        value.chars().forEach(c -> {
            int common = "\b\t\n\f\r\"\\".indexOf(c);
            if (common >= 0) {
                text.append('\\').append("btnfr\"\\".charAt(common));
            } else if (c < 0x20) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(join(parts));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
