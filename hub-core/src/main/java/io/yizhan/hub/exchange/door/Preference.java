package io.yizhan.hub.exchange.door;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Prefer: wait=N} (RFC 7240 §4.3). */
final class Preference {

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?=$|[,;])");

    private Preference() {
    }

    /** How long to wait, at most a minute; a preference that can't be read is ignored, as §2 has it. */
    static Optional<Duration> wait(Request request) {
        Matcher wait = WAIT.matcher(request.headers("Prefer"));
        return wait.find() ? Optional.of(atMost(Long.parseLong(wait.group(1)))) : Optional.empty();
    }

    /** A wait, cut to the longest there is. */
    static Duration atMost(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS));
    }
}
