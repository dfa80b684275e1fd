package io.yizhan.hub.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final String NAME = "log.qingshan.example/evidence";
    private static final String TEXT = "青山县\n\n17\n";

    private final AsymmetricKeyParameter secret = Suite.INTL.scheme().newPrivateKey();
    private final NoteKey key = NoteKey.of(NAME, Suite.INTL, Suite.INTL.scheme().publicKey(secret));
    private final String note = SignedNote.sign(TEXT, key, Suite.INTL.scheme().signer(secret));

    /** The published example of the format's first implementation, golang.org/x/mod/sumdb/note. */
    @Test
    void opensANoteThatSomebodyElseSigned() throws Exception {
        NoteKey neumann = NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        String theirs = text + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        assertThat(SignedNote.open(theirs, List.of(neumann))).isEqualTo(text);
        assertThat(neumann.suite()).isEqualTo(Suite.INTL);
        assertThat(neumann.vkey()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void opensWhatItSigned(Suite suite) throws Exception {
        AsymmetricKeyParameter mine = suite.scheme().newPrivateKey();
        NoteKey parsed = NoteKey.parse(NoteKey.of(NAME, suite, suite.scheme().publicKey(mine)).vkey());
        String signed = SignedNote.sign(TEXT, parsed, suite.scheme().signer(mine));

        assertThat(signed).startsWith(TEXT + "\n— " + NAME + " ").endsWith("\n");
        assertThat(SignedNote.open(signed, List.of(key, parsed))).isEqualTo(TEXT);
        assertThat(SignedNote.read(signed, List.of(key, parsed)).signers()).containsExactly(parsed);
        assertThatThrownBy(() -> SignedNote.open(signed, List.of(key))).isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining("E-NOTE-UNKNOWN-KEY");
    }

    @Test
    void findsEveryChangedByte() {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 << i % 7);
            assertThatThrownBy(() -> SignedNote.open(new String(changed, StandardCharsets.UTF_8), List.of(key)))
                    .as("byte %d", i).isInstanceOf(InvalidSignatureException.class);
        }
    }

    @Test
    void ignoresSignaturesOfOthersAndRefusesAWrongOneOfItsOwn() throws Exception {
        AsymmetricKeyParameter otherSecret = Suite.INTL.scheme().newPrivateKey();
        NoteKey other = NoteKey.of("witness.example", Suite.INTL, Suite.INTL.scheme().publicKey(otherSecret));
        String line = SignedNote.sign(TEXT, other, Suite.INTL.scheme().signer(otherSecret)).substring(TEXT.length() + 1);
        String wrongLine = SignedNote.sign("x\n", other, Suite.INTL.scheme().signer(otherSecret)).substring(3);

        assertThat(SignedNote.open(note + wrongLine, List.of(key))).isEqualTo(TEXT);
        assertThat(SignedNote.read(note + line, List.of(other, key)).signers()).containsExactly(key, other);
        assertThatThrownBy(() -> SignedNote.open(note + wrongLine, List.of(key, other))).isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining("E-SIGNATURE");
        assertThat(SignedNote.open(note + line.repeat(SignedNote.MOST_SIGNATURES - 1), List.of(key))).isEqualTo(TEXT);
        assertThatThrownBy(() -> SignedNote.open(note + line.repeat(SignedNote.MOST_SIGNATURES), List.of(key)))
                .isInstanceOf(InvalidSignatureException.class).hasMessageContaining("signature lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "text\n\n", "text\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n", "te\txt\n\n— a AAAAAAA=\n",
        "text\n\n— a  AAAAAAA=\n", "text\n\n— a b AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n— a AAAAAAA\n", "text\n\n— a AAAAAA==\n", "text\n\n— a AAAAAAA=\n\n"})
    void saysWhatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.open(text, List.of(key))).isInstanceOf(InvalidSignatureException.class)
                .hasMessageContaining("E-NOTE-FORM");
    }

    @Test
    void signsOnlyTextsThatCanBeNotes() {
        Signer signer = Suite.INTL.scheme().signer(secret);
        for (String text : List.of("", "no end", "a\tb\n", "a\r\n", "\ud800\n")) {
            assertThatThrownBy(() -> SignedNote.sign(text, key, signer)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void refusesAnyChangedVkey(Suite suite) {
        String vkey = NoteKey.of("a", suite, suite.scheme().publicKey(suite.scheme().newPrivateKey())).vkey();
        assertThat(NoteKey.parse(vkey)).isEqualTo(NoteKey.parse(vkey)).hasToString(vkey);
        for (int i = 0; i < vkey.length(); i++) {
            String changed = vkey.substring(0, i) + (char) (vkey.charAt(i) ^ 1) + vkey.substring(i + 1);
            assertThatThrownBy(() -> NoteKey.parse(changed)).as("character %d", i).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E-VKEY");
        }
        for (String name : List.of("", "a b", "a+b", "a\u00a0b", "a\u3000b", "a\nb")) {
            assertThatThrownBy(() -> NoteKey.of(name, suite, NoteKey.parse(vkey).publicKey())).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E-VKEY-NAME");
        }
    }
}
