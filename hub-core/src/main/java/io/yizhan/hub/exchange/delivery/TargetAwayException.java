package io.yizhan.hub.exchange.delivery;

import java.time.Duration;

/** The target can't be reached, or takes nothing now: to be tried again. The message says why, without secret or personal value. */
final class TargetAwayException extends Exception {

    private final transient Duration retryAfter;

    /** @param retryAfter what the target asks to wait, or null */
    TargetAwayException(String reason, Duration retryAfter, Throwable cause) {
        super(reason, cause);
        this.retryAfter = retryAfter;
    }

    TargetAwayException(String reason, Throwable cause) {
        this(reason, null, cause);
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
