package io.yizhan.hub.exchange.delivery;

/** The target says no to what is delivered: trying again is of no use. The message may hold the target's own words. */
final class TargetRefusedException extends Exception {

    TargetRefusedException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
