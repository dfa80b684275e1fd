package io.yizhan.hub.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {

    private static final HexFormat HEX = HexFormat.of();

    /** FIPS 180-2 B.1 and GB/T 32905 A.1. */
    @Test
    void digestsTheVectorsOfTheStandards() {
        assertThat(HEX.formatHex(Suite.INTL.digest(utf8("a"), utf8("bc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(HEX.formatHex(Suite.GM.digest(utf8("ab"), new byte[0], utf8("c"))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    /** RFC 4231 case 2; beyond it the platform's and Bouncy Castle's own HMAC judge, for keys shorter and longer than a block. */
    @Test
    void keyedDigestsAreHmac() throws Exception {
        assertThat(HEX.formatHex(Suite.INTL.hmac(utf8("Jefe"), utf8("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        Random random = new Random(3);
        for (int size : new int[] {1, 32, 63, 64, 65, 131}) {
            byte[] key = new byte[size];
            byte[] message = new byte[size * 3];
            random.nextBytes(key);
            random.nextBytes(message);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            HMac sm3 = new HMac(new SM3Digest());
            sm3.init(new KeyParameter(key));
            sm3.update(message, 0, message.length);
            byte[] expected = new byte[32];
            sm3.doFinal(expected, 0);

            assertThat(Suite.INTL.hmac(key, message)).isEqualTo(mac.doFinal(message));
            assertThat(Suite.GM.hmac(key, message)).isEqualTo(expected);
        }
    }

    /** RFC 5869 test case 3, first block. */
    @Test
    void derivesKeysAsHkdf() {
        byte[] secret = new byte[22];
        java.util.Arrays.fill(secret, (byte) 0x0b);
        assertThat(HEX.formatHex(Hkdf.derive(Suite.INTL, secret, "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
        assertThat(Hkdf.derive(Suite.INTL, secret, "a")).isNotEqualTo(Hkdf.derive(Suite.INTL, secret, "b"));
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void signsAndVerifiesAndFindsEveryFlippedBit(Suite suite) throws Exception {
        SignatureScheme scheme = suite.scheme();
        AsymmetricKeyParameter secret = scheme.privateKey(scheme.pkcs8(scheme.newPrivateKey()));
        byte[] message = utf8("青山县 老街小馆");
        byte[] signature = scheme.signer(secret).sign(message);
        Verifier verifier = scheme.verifier(scheme.publicKey(secret));

        verifier.verify(message, signature);
        for (int bit = 0; bit < signature.length * 8; bit += 3) {
            byte[] flipped = flip(signature, bit);
            assertThatThrownBy(() -> verifier.verify(message, flipped)).isInstanceOf(InvalidSignatureException.class);
        }
        for (int bit = 0; bit < message.length * 8; bit += 7) {
            byte[] flipped = flip(message, bit);
            assertThatThrownBy(() -> verifier.verify(flipped, signature)).isInstanceOf(InvalidSignatureException.class);
        }
        Verifier other = scheme.verifier(scheme.publicKey(scheme.newPrivateKey()));
        assertThatThrownBy(() -> other.verify(message, signature)).isInstanceOf(InvalidSignatureException.class);
        assertThatThrownBy(() -> verifier.verify(message, new byte[0])).isInstanceOf(InvalidSignatureException.class);
    }

    /** GB/T 32918.5 annex A: the curve sm2p256v1, default user id, message "message digest". */
    @Test
    void verifiesTheSm2SignatureOfTheStandard() throws Exception {
        byte[] key = HEX.parseHex("04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
        ASN1EncodableVector pair = new ASN1EncodableVector();
        pair.add(new ASN1Integer(new BigInteger("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", 16)));
        pair.add(new ASN1Integer(new BigInteger("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA", 16)));

        Suite.GM.scheme().verifier(key).verify(utf8("message digest"), new DERSequence(pair).getEncoded());
    }

    @Test
    void hasNames() {
        for (Suite suite : Suite.values()) {
            assertThat(Suite.of(suite.id())).isSameAs(suite);
        }
        assertThat(Suite.GM.id()).isEqualTo("gm");
        assertThatThrownBy(() -> Suite.of("INTL")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("intl or gm");
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
