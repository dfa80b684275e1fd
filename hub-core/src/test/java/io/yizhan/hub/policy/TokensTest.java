package io.yizhan.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.policy.Tokens.RefusedTokenException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-06-01T04:00:00Z");
    private static final long S = NOW.getEpochSecond();
    private static final KeyPair PORTAL = pair();
    private static final KeyPair TAX = pair();
    private static final Purpose PURPOSE = new Purpose("food-operation", "C-1", "new licence", "clerk 7");
    private static final String SOUND = claims("portal", "\"hub\"", S, S + 300);

    private final TestClock clock = new TestClock(NOW);
    private final Policy policy = new Policy(new Catalogue(Map.of(), Map.of(), Map.of()), List.of(client("portal", Client.Kind.CONSUMER, PORTAL),
            client("tax", Client.Kind.CONSUMER, TAX), client("health", Client.Kind.DEPARTMENT, PORTAL), client("keyless", Client.Kind.CONSUMER, null)), List.of(), clock);
    private final Tokens tokens = new Tokens(policy, clock);

    @Test
    void acceptsWhatItIssues() throws RefusedTokenException {
        String token = Tokens.issue("portal", (ECPrivateKey) PORTAL.getPrivate(), PURPOSE, clock, Tokens.LONGEST);

        assertThat(tokens.verify(token)).isEqualTo(new Caller(policy.client("portal").orElseThrow(), PURPOSE));
        assertThat(tokens.verify(token)).as("known again").isEqualTo(new Caller(policy.client("portal").orElseThrow(), PURPOSE));
    }

    @Test
    void aDepartmentNamesNoPurpose() throws RefusedTokenException {
        String token = Tokens.issue("health", (ECPrivateKey) PORTAL.getPrivate(), null, clock, Duration.ofMinutes(1));

        assertThat(tokens.verify(token)).isEqualTo(new Caller(policy.client("health").orElseThrow(), null));
    }

    @Test
    void aTokenKnownAgainStillExpires() throws RefusedTokenException {
        String token = Tokens.issue("portal", (ECPrivateKey) PORTAL.getPrivate(), PURPOSE, clock, Duration.ofMinutes(1));
        tokens.verify(token);
        clock.advance(59_999);
        tokens.verify(token);
        clock.advance(1);
        assertRefused(token, "E-TOKEN-EXPIRED", "portal");
    }

    @Test
    void refusesNoToken() {
        assertRefused(null, "E-TOKEN-MISSING", null);
        assertRefused(" ", "E-TOKEN-MISSING", null);
    }

    @Test
    void refusesUnsignedAndOtherAlgorithms() throws Exception {
        assertRefused(part("{\"alg\":\"none\"}") + "." + part(SOUND) + ".", "E-TOKEN-ALGORITHM", null);
        assertRefused(part("{\"alg\":\"none\"}") + "." + part(SOUND), "E-TOKEN-ALGORITHM", null);
        assertRefused(part("{\"alg\":\"es256\"}") + "." + part(SOUND) + ".AAAA", "E-TOKEN-ALGORITHM", null);
        assertRefused(part("{\"typ\":\"JWT\"}") + "." + part(SOUND) + ".AAAA", "E-TOKEN-ALGORITHM", null);
        // The classic: the public key taken for a shared secret.
        String unsigned = part("{\"alg\":\"HS256\"}") + "." + part(SOUND);
        Base64URL mac = new MACSigner(PORTAL.getPublic().getEncoded()).sign(new JWSHeader(JWSAlgorithm.HS256), unsigned.getBytes(StandardCharsets.US_ASCII));
        assertRefused(unsigned + "." + mac, "E-TOKEN-ALGORITHM", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}",
            "{\"alg\":\"ES256\",\"cty\":\"JWT\"}",
            "{\"alg\":\"ES256\",\"zip\":\"DEF\"}",
            "{\"alg\":\"ES256\",\"jku\":\"https://evil.example/keys\"}",
            "{\"alg\":\"ES256\",\"b64\":false}",
            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}"})
    void refusesHeadersThatSteer(String header) throws Exception {
        assertRefused(signed(header, SOUND, PORTAL), "E-TOKEN-HEADER", null);
    }

    @Test
    void refusesForgedSignatures() throws Exception {
        String sound = signed("{\"alg\":\"ES256\"}", SOUND, PORTAL);
        tokens.verify(sound);
        String body = sound.substring(0, sound.lastIndexOf('.'));
        String signature = sound.substring(sound.lastIndexOf('.') + 1);

        assertRefused(signed("{\"alg\":\"ES256\"}", SOUND, TAX), "E-TOKEN-SIGNATURE", null);
        assertRefused(body + "." + flip(signature, 10), "E-TOKEN-SIGNATURE", null);
        assertRefused(body + "." + signature.substring(0, 40), "E-TOKEN-SIGNATURE", null);
        assertRefused(body + "." + "A".repeat(86), "E-TOKEN-SIGNATURE", null);
        String other = part(claims("portal", "\"hub\"", S, S + 299));
        assertRefused(part("{\"alg\":\"ES256\"}") + "." + other + "." + signature, "E-TOKEN-SIGNATURE", null);
    }

    @Test
    void oneSignatureHasOneSpelling() throws Exception {
        String sound = signed("{\"alg\":\"ES256\"}", SOUND, PORTAL);

        assertRefused(flip(sound, sound.length() - 1), "E-TOKEN-MALFORMED", null);
        assertRefused(sound + "==", "E-TOKEN-MALFORMED", null);
        assertRefused(sound + ".", "E-TOKEN-MALFORMED", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "E-TOKEN-MALFORMED | x",
            "E-TOKEN-MALFORMED | a.b.c",
            "E-TOKEN-MALFORMED | ..",
            "E-TOKEN-MALFORMED | W10.e30.AAAA"})
    void refusesWhatIsNoToken(String code, String token) {
        assertRefused(token, code, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "E-TOKEN-CLIENT    |        | {'iss':'stranger','aud':'hub','iat':0,'exp':300}",
            "E-TOKEN-CLIENT    |        | {'iss':'keyless','aud':'hub','iat':0,'exp':300}",
            "E-TOKEN-CLIENT    |        | {'aud':'hub','iat':0,'exp':300}",
            "E-TOKEN-MALFORMED |        | {'iss':7,'aud':'hub','iat':0,'exp':300}",
            "E-TOKEN-MALFORMED |        | {'iss':'portal','iss':'tax','aud':'hub','iat':0,'exp':300}",
            "E-TOKEN-AUDIENCE  | portal | {'iss':'portal','aud':'other','iat':0,'exp':300}",
            "E-TOKEN-AUDIENCE  | portal | {'iss':'portal','iat':0,'exp':300}",
            "E-TOKEN-LIFETIME  | portal | {'iss':'portal','aud':'hub','iat':0,'exp':301}",
            "E-TOKEN-LIFETIME  | portal | {'iss':'portal','aud':'hub','iat':0,'exp':0}",
            "E-TOKEN-LIFETIME  | portal | {'iss':'portal','aud':'hub','iat':0,'exp':9000000000000}",
            "E-TOKEN-EXPIRED   | portal | {'iss':'portal','aud':'hub','iat':-60,'exp':0}",
            "E-TOKEN-EARLY     | portal | {'iss':'portal','aud':'hub','iat':31,'exp':300}",
            "E-TOKEN-EARLY     | portal | {'iss':'portal','aud':'hub','iat':0,'nbf':60,'exp':300}",
            "E-TOKEN-MALFORMED | portal | {'iss':'portal','aud':'hub','exp':300}",
            "E-TOKEN-MALFORMED | portal | {'iss':'portal','aud':'hub','iat':0}",
            "E-TOKEN-MALFORMED | portal | {'iss':'portal','aud':'hub','iat':'0','exp':300}",
            "E-TOKEN-MALFORMED | portal | {'iss':'portal','aud':'hub','iat':0,'exp':300,'purpose':'food'}",
            "E-TOKEN-MALFORMED | portal | {'iss':'portal','aud':'hub','iat':0,'exp':300,'purpose':{'item':1}}"})
    void refusesWithACodeOfItsOwn(String code, String client, String claims) throws Exception {
        assertRefused(signed("{\"alg\":\"ES256\",\"typ\":\"JWT\"}", sinceNow(claims), PORTAL), code, client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'iss':'portal','aud':['x','hub'],'iat':30,'exp':300}",
            "{'iss':'portal','aud':'hub','iat':0,'nbf':30,'exp':300,'jti':'1'}"})
    void acceptsOtherSpellings(String claims) throws Exception {
        assertThat(tokens.verify(signed("{\"alg\":\"ES256\",\"kid\":\"1\"}", sinceNow(claims), PORTAL)).purpose()).isNull();
    }

    @Test
    void refusesALongTokenUnseen() {
        assertRefused("A".repeat(8 * 1024 + 1), "E-TOKEN-SIZE", null);
    }

    private void assertRefused(String token, String code, String client) {
        RefusedTokenException refused = catchThrowableOfType(RefusedTokenException.class, () -> tokens.verify(token));
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        assertThat(refused.client() == null ? null : refused.client().id()).isEqualTo(client);
    }

    /** Seconds from now for the seconds in the table. */
    private static String sinceNow(String claims) {
        return java.util.regex.Pattern.compile("(?<='(iat|nbf|exp)':)-?[0-9]+").matcher(claims)
                .replaceAll(m -> String.valueOf(S + Long.parseLong(m.group()))).replace('\'', '"');
    }

    private static String claims(String issuer, String audience, long issued, long expires) {
        return "{\"iss\":\"" + issuer + "\",\"aud\":" + audience + ",\"iat\":" + issued + ",\"exp\":" + expires + "}";
    }

    private static String signed(String header, String claims, KeyPair pair) throws Exception {
        String body = part(header) + "." + part(claims);
        return body + "." + new ECDSASigner((ECPrivateKey) pair.getPrivate()).sign(new JWSHeader(JWSAlgorithm.ES256), body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String part(String json) {
        return Base64URL.encode(json).toString();
    }

    /** The text with the lowest bit of one character's value changed: of a last character, a bit that carries nothing. */
    private static String flip(String text, int at) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return text.substring(0, at) + alphabet.charAt(alphabet.indexOf(text.charAt(at)) ^ 1) + text.substring(at + 1);
    }

    private static Client client(String id, Client.Kind kind, KeyPair pair) {
        return new Client(id, new Text(id, id), kind, pair == null ? null : pair.getPublic());
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
