package io.yizhan.hub.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import io.yizhan.hub.catalogue.Catalogue;
import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.codec.UnreadableJsonException;
import io.yizhan.hub.evidence.OfflineVerifier;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Policy;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.policy.Tokens.RefusedTokenException;
import io.yizhan.hub.signing.NoteKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What else reads strangers' bytes: bodies, tokens, and files that are to be verified. */
class DoorsFuzzTest {

    private static final KeyPair KEY = pair();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T04:00:00Z"), ZoneOffset.UTC);
    private static final Policy POLICY = new Policy(new Catalogue(Map.of(), Map.of(), Map.of()),
            List.of(new Client("portal", new Text("门户", "Portal"), Client.Kind.CONSUMER, KEY.getPublic())), List.of(), CLOCK);

    /** The key of the example in hub-core/README.md, which is among the seeds. */
    private static final OfflineVerifier VERIFIER = new OfflineVerifier(List.of(NoteKey.parse(
            "log.qingshan.example/evidence+e05ae9a6+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")));

    /** Strict reading of one object, and what was read is canonical once written. */
    @FuzzTest
    void object(byte[] body) throws Exception {
        Bounds.hold(body, bytes -> {
            Map<String, Object> object;
            try {
                object = Json.object(bytes);
            } catch (UnreadableJsonException e) {
                return e.getMessage();
            }
            byte[] canonical;
            try {
                canonical = CanonicalJson.bytes(object);
            } catch (IllegalArgumentException e) {
                // A lone surrogate by \\u escape: read, but never signed.
                return object;
            }
            if (!Json.object(canonical).equals(object)) {
                throw new AssertionError("its canonical form reads otherwise");
            }
            return object;
        });
    }

    @FuzzTest
    void tree(byte[] body) throws Exception {
        Bounds.hold(body, bytes -> {
            try {
                return Json.mapper().readTree(bytes);
            } catch (JsonProcessingException e) {
                return e.getOriginalMessage();
            } catch (IOException e) {
                return e.getClass();
            }
        });
    }

    @FuzzTest
    void token(byte[] token) throws Exception {
        Bounds.hold(token, bytes -> verified(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /** Claims that a known client did sign, however odd. */
    @FuzzTest
    void claims(byte[] claims) throws Exception {
        Bounds.hold(claims, bytes -> verified(signed(bytes)));
    }

    @FuzzTest
    void verifier(byte[] file) throws Exception {
        Bounds.hold(file, VERIFIER::verify);
    }

    private static Object verified(String token) {
        try {
            return new Tokens(POLICY, CLOCK).verify(token);
        } catch (RefusedTokenException e) {
            return e.code() + e.getMessage();
        }
    }

    private static String signed(byte[] claims) throws JOSEException {
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(claims));
        token.sign(new ECDSASigner((ECPrivateKey) KEY.getPrivate()));
        return token.serialize();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
