package io.yizhan.hub.evidence;

import io.yizhan.hub.signing.InvalidSignatureException;
import io.yizhan.hub.signing.NoteKey;
import io.yizhan.hub.signing.SignedNote;
import java.util.List;

/** A checkpoint that was opened, with the key that signed it: its suite is that of the tree. */
record SignedCheckpoint(Checkpoint checkpoint, NoteKey signer) {

    static SignedCheckpoint open(String note, List<NoteKey> keys) throws InvalidSignatureException {
        int end = note.indexOf('\n');
        String origin = end < 0 ? note : note.substring(0, end);
        List<NoteKey> ofLog = keys.stream().filter(key -> key.name().equals(origin)).toList();
        SignedNote.Opened opened = SignedNote.read(note, ofLog);
        return new SignedCheckpoint(Checkpoint.ofText(opened.text(), note), opened.signers().get(0));
    }

    MerkleTree tree() {
        return new MerkleTree(signer.suite());
    }
}
