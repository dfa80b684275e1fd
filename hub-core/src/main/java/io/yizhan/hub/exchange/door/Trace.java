package io.yizhan.hub.exchange.door;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace a request belongs to, by W3C Trace Context §3.2. @param id 32 lower-case hex digits, not all zero */
record Trace(String id) {

    private static final Pattern TRACEPARENT = Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");

    /** @param traceparent the header, or null; a malformed one starts a new trace, as the recommendation has it */
    static Trace of(String traceparent) {
        Matcher sent = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (sent.matches()) {
            return new Trace(sent.group(1));
        }
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        id[0] |= 1;
        return new Trace(HexFormat.of().formatHex(id));
    }
}
