package io.yizhan.hub.evidence;

import io.yizhan.hub.codec.StrictBase64;
import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.SignedNote;
import io.yizhan.hub.signing.Signer;
import java.util.List;

/**
 * A tree head as C2SP tlog-checkpoint, with the signed note it was read from or written to. The name of the log's key is the origin.
 *
 * @param origin the log
 * @param size   number of entries
 * @param root   32 bytes, RFC 6962 root of the first {@code size} entries
 * @param note   the note, signatures and all
 */
public record Checkpoint(String origin, long size, byte[] root, String note) {

    private static final int ROOT_BYTES = 32;
    private static final String SIZE = "0|[1-9][0-9]{0,17}";

    /** Makes and signs the note. */
    public static Checkpoint sign(long size, byte[] root, NoteKey key, Signer signer) {
        String text = key.name() + "\n" + size + "\n" + StrictBase64.encode(root) + "\n";
        return new Checkpoint(key.name(), size, root.clone(), SignedNote.sign(text, key, signer));
    }

    /**
     * Opens a note. Only keys whose name is the note's origin count: another log's or a witness's signature does not make a tree head.
     *
     * @throws InvalidSignatureException where no given key signed it, or its text is no checkpoint
     */
    public static Checkpoint open(String note, List<NoteKey> keys) throws InvalidSignatureException {
        return SignedCheckpoint.open(note, keys).checkpoint();
    }

    static Checkpoint ofText(String text, String note) throws InvalidSignatureException {
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length < 3 || List.of(lines).contains("")) {
            throw malformed("expected the lines origin, tree size and root hash");
        }
        if (!lines[1].matches(SIZE)) {
            throw malformed("the tree size is no decimal number");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root(lines[2]), note);
    }

    private static byte[] root(String line) throws InvalidSignatureException {
        byte[] root;
        try {
            root = StrictBase64.decode(line);
        } catch (IllegalArgumentException e) {
            throw malformed("the root hash is " + e.getMessage());
        }
        if (root.length != ROOT_BYTES) {
            throw malformed("the root hash is not " + ROOT_BYTES + " bytes");
        }
        return root;
    }

    private static InvalidSignatureException malformed(String what) {
        return new InvalidSignatureException("checkpoint: " + what + " (E-CHECKPOINT-FORM)");
    }
}
