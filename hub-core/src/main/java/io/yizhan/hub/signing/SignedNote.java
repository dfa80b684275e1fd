package io.yizhan.hub.signing;

import io.yizhan.hub.codec.StrictBase64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Signed notes as C2SP signed-note: text, blank line, {@code — <name> <base64(key id || signature)>}. */
public final class SignedNote {

    /** Signatures of a note that are looked at; a note with more is refused (the standard asks for at least 16). */
    public static final int MOST_SIGNATURES = 64;

    private static final String DASH = "— ";

    /** A note whose text may be believed. @param signers the given keys that signed it, at least one */
    public record Opened(String text, List<NoteKey> signers) {
    }

    private record Line(String name, int keyId, byte[] signature) {
    }

    private SignedNote() {
    }

    /** @param text ends in a line feed */
    public static String sign(String text, NoteKey key, Signer signer) {
        if (!text.endsWith("\n") || !NoteText.isClean(text)) {
            throw new IllegalArgumentException("note text: must end in a line feed and hold no other control character (E-NOTE-TEXT)");
        }
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer identified = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(key.keyId()).put(signature);
        return text + "\n" + DASH + key.name() + " " + StrictBase64.encode(identified.array()) + "\n";
    }

    /** The text of the note, verified by at least one of the keys. @throws InvalidSignatureException saying what is wrong */
    public static String open(String note, List<NoteKey> keys) throws InvalidSignatureException {
        return read(note, keys).text();
    }

    /**
     * The same with the keys that signed. Signatures of other keys are ignored; a wrong one of a given key refuses the note.
     *
     * @throws InvalidSignatureException saying what is wrong
     */
    public static Opened read(String note, List<NoteKey> keys) throws InvalidSignatureException {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || !NoteText.isClean(note)) {
            throw malformed("expected a text, a blank line, then signature lines, each ended by a line feed");
        }
        String text = note.substring(0, blank + 1);
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteKey> signers = new ArrayList<>();
        for (Line line : lines(note.substring(blank + 2))) {
            Optional<NoteKey> known = keys.stream()
                    .filter(key -> key.keyId() == line.keyId() && key.name().equals(line.name())).findFirst();
            if (known.isPresent()) {
                known.get().verifier().verify(signed, line.signature());
                signers.add(known.get());
            }
        }
        if (signers.isEmpty()) {
            throw new InvalidSignatureException("note: no signature of a trusted key; check that the vkey given is the one of this log"
                    + " (E-NOTE-UNKNOWN-KEY)");
        }
        return new Opened(text, List.copyOf(signers));
    }

    private static List<Line> lines(String signatures) throws InvalidSignatureException {
        if (signatures.isEmpty()) {
            throw malformed("no signature line");
        }
        String[] lines = signatures.substring(0, signatures.length() - 1).split("\n", MOST_SIGNATURES + 1);
        if (lines.length > MOST_SIGNATURES) {
            throw malformed("more than " + MOST_SIGNATURES + " signature lines");
        }
        List<Line> read = new ArrayList<>();
        for (String line : lines) {
            read.add(line(line));
        }
        return read;
    }

    private static Line line(String line) throws InvalidSignatureException {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3 || !NoteText.isName(parts[1])) {
            throw malformed("a signature line is not: em dash, name, base64");
        }
        byte[] identified;
        try {
            identified = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw malformed("a signature is " + e.getMessage());
        }
        if (identified.length <= Integer.BYTES) {
            throw malformed("a signature is too short");
        }
        return new Line(parts[1], ByteBuffer.wrap(identified).getInt(),
                Arrays.copyOfRange(identified, Integer.BYTES, identified.length));
    }

    private static InvalidSignatureException malformed(String what) {
        return new InvalidSignatureException("note: " + what + " (E-NOTE-FORM)");
    }
}
