package io.yizhan.hub.policy;

import io.yizhan.hub.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JWS in compact form (RFC 7515 §7.1) taken apart, its signature not yet verified. Narrower than the standard on purpose: one
 * algorithm, no header member that could steer verification, base64url in its one canonical spelling, no duplicate JSON member.
 *
 * @param signed    the bytes that were signed: {@code header.payload}
 * @param claims    the payload
 * @param signature as in the token, base64url
 */
record SignedToken(byte[] signed, Map<String, Object> claims, String signature) {

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    static SignedToken parse(String token) throws Tokens.RefusedTokenException {
        String[] parts = token.split("\\.", -1);
        Map<String, Object> header = object(parts[0], "header");
        // Before the parts are counted: an unsigned token shall hear that, not that a part is missing.
        if (!"ES256".equals(header.get("alg"))) {
            throw refused("E-TOKEN-ALGORITHM", "the token's alg is not ES256, the only one accepted; sign it with the client's P-256 key");
        }
        for (String member : header.keySet()) {
            if (!HEADER.contains(member)) {
                throw refused("E-TOKEN-HEADER", "the token's header has more than alg, typ and kid (critical, nested or key-carrying "
                        + "headers are not accepted); leave it out");
            }
        }
        if (header.containsKey("typ") && !"JWT".equals(header.get("typ"))) {
            throw refused("E-TOKEN-HEADER", "the token's typ is not JWT; leave it out or say JWT");
        }
        if (parts.length != 3) {
            throw refused("E-TOKEN-MALFORMED", "a token has three parts with dots between, not " + parts.length);
        }
        decode(parts[2], "signature");
        return new SignedToken((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII), object(parts[1], "payload"), parts[2]);
    }

    /** The claim, or null where absent. @throws Tokens.RefusedTokenException where it is not text */
    String text(String claim) throws Tokens.RefusedTokenException {
        return text(claims, claim);
    }

    /** A NumericDate in whole seconds, or null where absent. */
    Instant time(String claim) throws Tokens.RefusedTokenException {
        Object value = claims.get(claim);
        if (value == null) {
            return null;
        }
        if (value instanceof Long || value instanceof Integer) {
            try {
                return Instant.ofEpochSecond(((Number) value).longValue());
            } catch (DateTimeException e) {
                throw refused("E-TOKEN-MALFORMED", "claim " + claim + " is out of range");
            }
        }
        throw refused("E-TOKEN-MALFORMED", "claim " + claim + " is not a whole number of seconds since 1970");
    }

    /** RFC 7519 §4.1.3: one text or a list of texts. */
    boolean isFor(String audience) {
        Object value = claims.get("aud");
        return audience.equals(value) || value instanceof List<?> list && list.contains(audience);
    }

    /** The purpose as named, blank where a member is missing, or null where the token names none. */
    Purpose purpose() throws Tokens.RefusedTokenException {
        Object value = claims.get("purpose");
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> purpose)) {
            throw refused("E-TOKEN-MALFORMED", "claim purpose is not an object of item, case, reason, operator");
        }
        return new Purpose(orBlank(purpose, "item"), orBlank(purpose, "case"), orBlank(purpose, "reason"), orBlank(purpose, "operator"));
    }

    private static String orBlank(Map<?, ?> object, String member) throws Tokens.RefusedTokenException {
        String text = text(object, member);
        return text == null ? "" : text;
    }

    private static String text(Map<?, ?> object, String member) throws Tokens.RefusedTokenException {
        Object value = object.get(member);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw refused("E-TOKEN-MALFORMED", "claim " + member + " is not text");
    }

    private static Map<String, Object> object(String part, String what) throws Tokens.RefusedTokenException {
        try {
            return Json.object(decode(part, what));
        } catch (IOException e) {
            throw refused("E-TOKEN-MALFORMED", "the token's " + what + " can't be read: " + e.getMessage());
        }
    }

    /** Java's decoder lets the unused bits of the last character be anything, so that several spellings would be one signature. */
    private static byte[] decode(String part, String what) throws Tokens.RefusedTokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (bytes.length > 0 && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw refused("E-TOKEN-MALFORMED", "the token's " + what + " is not base64url");
        }
        throw refused("E-TOKEN-MALFORMED", "the token's " + what + " is not canonical base64url without padding");
    }

    private static Tokens.RefusedTokenException refused(String code, String detail) {
        return new Tokens.RefusedTokenException(code, detail, null);
    }
}
