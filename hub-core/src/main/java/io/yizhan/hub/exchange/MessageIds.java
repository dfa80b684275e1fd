package io.yizhan.hub.exchange;

import java.security.SecureRandom;
import java.time.Clock;

/** Makes message ids: nine base-36 digits of the time in milliseconds, then eight of chance; later ids sort after earlier ones. Thread-safe. */
final class MessageIds {

    private static final long CHANCE = 2_821_109_907_456L; // 36^8

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private long last;

    MessageIds(Clock clock) {
        this.clock = clock;
    }

    synchronized String next() {
        last = Math.max(clock.millis(), last + 1);
        return pad(Long.toString(last, 36), 9) + pad(Long.toString(Math.floorMod(random.nextLong(), CHANCE), 36), 8);
    }

    private static String pad(String digits, int width) {
        return "0".repeat(width - digits.length()) + digits;
    }
}
