package io.yizhan.hub.evidence;

import io.yizhan.hub.codec.StrictBase64;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import java.util.ArrayList;
import java.util.List;

/**
 * An inclusion proof as C2SP tlog-proof. Its {@code extra} line carries the entry itself, so that a proof alone can be checked:
 * the entry is not trusted because it is there but because its leaf hash is in the tree.
 *
 * @param index      zero-based place of the entry in the log
 * @param entry      the very bytes that were hashed, or null where the proof was read from a text without extra line
 * @param path       hashes from the leaf's sibling up
 * @param checkpoint the signed note of the tree
 */
public record Proof(long index, byte[] entry, List<byte[]> path, String checkpoint) {

    static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";
    private static final int HASH_BYTES = 32;
    /** A tree of 2^63 leaves needs no more. */
    private static final int LONGEST_PATH = 63;

    public Proof {
        path = List.copyOf(path);
    }

    /** The proof file, {@code c2sp.org/tlog-proof@v1} … checkpoint. */
    public String text() {
        return String.join("\n", lines()) + "\n" + checkpoint;
    }

    /** Its lines before the checkpoint, of ASCII letters, digits and signs that no format escapes; the last one is empty. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(path.size() + 4);
        lines.add(HEADER);
        if (entry != null) {
            lines.add(EXTRA + StrictBase64.encode(entry));
        }
        lines.add(INDEX + index);
        for (byte[] hash : path) {
            lines.add(StrictBase64.encode(hash));
        }
        lines.add("");
        return lines;
    }

    /** @throws IllegalArgumentException naming the line that is wrong; {@code entry} is null where there is no extra line */
    public static Proof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw wrong(text.split("\n", -1).length, "no empty line between path and checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].equals(HEADER)) {
            throw wrong(1, "expected " + HEADER);
        }
        int at = 1;
        byte[] entry = null;
        if (at < lines.length && lines[at].startsWith(EXTRA)) {
            entry = bytes(at + 1, lines[at].substring(EXTRA.length()), "the extra data");
            at++;
        }
        if (at >= lines.length || !lines[at].startsWith(INDEX) || !lines[at].substring(INDEX.length()).matches(NUMBER)) {
            throw wrong(at + 1, "expected index and a decimal number");
        }
        long index = Long.parseLong(lines[at].substring(INDEX.length()));
        at++;
        if (lines.length - at > LONGEST_PATH) {
            throw wrong(at + 1 + LONGEST_PATH, "more than " + LONGEST_PATH + " hashes");
        }
        List<byte[]> path = new ArrayList<>();
        for (; at < lines.length; at++) {
            byte[] hash = bytes(at + 1, lines[at], "a hash");
            if (hash.length != HASH_BYTES) {
                throw wrong(at + 1, "a hash is not " + HASH_BYTES + " bytes");
            }
            path.add(hash);
        }
        return new Proof(index, entry, path, text.substring(blank + 2));
    }

    /**
     * Opens the checkpoint and checks that the entry is in its tree at the index.
     *
     * @return the checkpoint
     * @throws InvalidSignatureException where no trusted key signed the checkpoint, the proof carries no entry, or the entry is not in the tree
     */
    public Checkpoint verify(List<NoteKey> trusted) throws InvalidSignatureException {
        return verified(trusted).checkpoint();
    }

    SignedCheckpoint verified(List<NoteKey> trusted) throws InvalidSignatureException {
        SignedCheckpoint signed = SignedCheckpoint.open(checkpoint, trusted);
        if (entry == null) {
            throw new InvalidSignatureException("proof: carries no entry; ask for it with its extra line (E-PROOF-ENTRY)");
        }
        MerkleTree tree = signed.tree();
        Checkpoint head = signed.checkpoint();
        if (!tree.included(tree.leaf(entry), index, head.size(), path, head.root())) {
            throw new InvalidSignatureException("proof: the entry is not entry " + index + " of the log of " + head.size()
                    + " entries that the checkpoint signs (E-PROOF-INCLUSION)");
        }
        return signed;
    }

    private static byte[] bytes(int line, String base64, String what) {
        try {
            return StrictBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            throw wrong(line, what + " is " + e.getMessage());
        }
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("proof, line " + line + ": " + what + " (E-PROOF-FORM)");
    }
}
