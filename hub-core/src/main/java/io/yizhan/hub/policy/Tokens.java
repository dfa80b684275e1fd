package io.yizhan.hub.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Request tokens: JWS compact, ES256 under the client's own key; {@code iss} client id, {@code aud} {@code hub}, {@code iat}, {@code exp} at most
 * five minutes after it, {@code purpose {item, case, reason, operator}} for consumers. Thread-safe.
 */
public final class Tokens {

    /** The longest life of a token. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** The {@code aud} of every token for the hub. */
    public static final String AUDIENCE = "hub";

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final int MOST_REMEMBERED = 20_000;
    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build();

    /** Named, not looked up: verifying P-256 by the JDK's own provider takes ten times as long on Java 17. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private record Verified(Caller caller, Instant expires) {
    }

    private final Policy policy;
    private final Clock clock;
    private final Map<String, JWSVerifier> verifiers = new ConcurrentHashMap<>();
    private final Cache<ByteBuffer, Verified> verified = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(LONGEST).build();

    /** A token that is not accepted. {@link #client()} is the known client whose key did sign it (an expired one, say), else null. */
    public static final class RefusedTokenException extends Exception {
        private final String code;
        private final transient Client client;

        public RefusedTokenException(String code, String detail, Client client) {
            super(detail);
            this.code = code;
            this.client = client;
        }

        /**
         * {@code E-TOKEN-MISSING}; {@code E-TOKEN-SIZE} (over 8 KiB, not even looked at); {@code E-TOKEN-MALFORMED};
         * {@code E-TOKEN-ALGORITHM} (anything but ES256); {@code E-TOKEN-HEADER} (critical, nested or key-carrying header);
         * {@code E-TOKEN-CLIENT} (unknown, or no key of it held); {@code E-TOKEN-SIGNATURE}; {@code E-TOKEN-EXPIRED};
         * {@code E-TOKEN-LIFETIME}; {@code E-TOKEN-EARLY} (from the future); {@code E-TOKEN-AUDIENCE}.
         */
        public String code() {
            return code;
        }

        public Client client() {
            return client;
        }
    }

    public Tokens(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The caller a token speaks for. A token verified before is known again by its digest until it expires, and costs no signature check.
     *
     * @param token the compact JWS, or null where the request carried none
     */
    public Caller verify(String token) throws RefusedTokenException {
        if (token == null || token.isBlank()) {
            throw new RefusedTokenException("E-TOKEN-MISSING", "the request carries no token; send Authorization: Bearer with one", null);
        }
        if (token.length() > MOST_CHARACTERS) {
            throw new RefusedTokenException("E-TOKEN-SIZE", "the token is longer than " + MOST_CHARACTERS + " characters", null);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256(token));
        Verified known = verified.getIfPresent(digest);
        if (known != null && clock.instant().isBefore(known.expires())) {
            return known.caller();
        }
        Verified fresh = verifyAnew(SignedToken.parse(token));
        verified.put(digest, fresh);
        return fresh.caller();
    }

    private Verified verifyAnew(SignedToken token) throws RefusedTokenException {
        String issuer = token.text("iss");
        Client client = policy.client(issuer).filter(c -> c.key() != null).orElseThrow(() -> new RefusedTokenException("E-TOKEN-CLIENT",
                "iss is no client whose key this hub holds; register the client and its public key", null));
        if (!signedBy(client, token)) {
            throw new RefusedTokenException("E-TOKEN-SIGNATURE", "the signature is not one by the key of the client that iss names", null);
        }
        try {
            Instant expires = requireTimes(token);
            if (!token.isFor(AUDIENCE)) {
                throw new RefusedTokenException("E-TOKEN-AUDIENCE", "aud is not hub; make a token for this hub", null);
            }
            return new Verified(new Caller(client, token.purpose()), expires);
        } catch (RefusedTokenException e) {
            throw new RefusedTokenException(e.code(), e.getMessage(), client);
        }
    }

    /** The instant the token expires. */
    private Instant requireTimes(SignedToken token) throws RefusedTokenException {
        Instant issued = token.time("iat");
        Instant expires = token.time("exp");
        Instant notBefore = token.time("nbf");
        if (issued == null || expires == null) {
            throw new RefusedTokenException("E-TOKEN-MALFORMED", "the token lacks iat or exp", null);
        }
        if (!expires.isAfter(issued) || Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            throw new RefusedTokenException("E-TOKEN-LIFETIME",
                    "exp is not between iat and " + LONGEST.toMinutes() + " minutes after it; make short-lived tokens", null);
        }
        Instant now = clock.instant();
        if (!now.isBefore(expires)) {
            throw new RefusedTokenException("E-TOKEN-EXPIRED", "the token expired at " + expires + "; make a new one", null);
        }
        Instant latest = now.plus(SKEW);
        if (issued.isAfter(latest) || notBefore != null && notBefore.isAfter(latest)) {
            throw new RefusedTokenException("E-TOKEN-EARLY",
                    "iat or nbf is more than " + SKEW.toSeconds() + " s in the future; set the client's clock", null);
        }
        return expires;
    }

    private boolean signedBy(Client client, SignedToken token) {
        try {
            return verifiers.computeIfAbsent(client.id(), id -> verifier(client))
                    .verify(HEADER, token.signed(), new Base64URL(token.signature()));
        } catch (JOSEException e) {
            throw new IllegalStateException("ES256 can't be verified under the key of client " + client.id(), e);
        }
    }

    private static JWSVerifier verifier(Client client) {
        try {
            if (!(client.key() instanceof ECPublicKey key)) {
                throw new IllegalStateException("the key of client " + client.id() + " is not a P-256 key; tokens are ES256 only");
            }
            ECDSAVerifier verifier = new ECDSAVerifier(key);
            verifier.getJCAContext().setProvider(BOUNCY_CASTLE);
            return verifier;
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of client " + client.id() + " is not a P-256 key; tokens are ES256 only", e);
        }
    }

    /**
     * Makes a token; used by {@code hub token} and tests.
     *
     * @param purpose null for departments and auditors
     * @param life    from the clock's now, cut to whole seconds; more than {@link #LONGEST} makes a token that is refused
     */
    public static String issue(String client, ECPrivateKey key, Purpose purpose, Clock clock, Duration life) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(client).audience(AUDIENCE)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life)));
        if (purpose != null) {
            claims.claim("purpose", members(purpose));
        }
        try {
            ECDSASigner signer = new ECDSASigner(key);
            signer.getJCAContext().setProvider(BOUNCY_CASTLE);
            SignedJWT jwt = new SignedJWT(HEADER, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the private key of client " + client + " can't sign ES256; it must be a P-256 key", e);
        }
    }

    private static Map<String, Object> members(Purpose purpose) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("item", purpose.item());
        members.put("case", purpose.caseNumber());
        members.put("reason", purpose.reason());
        members.put("operator", purpose.operator());
        members.values().removeIf(Objects::isNull);
        return members;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
