package io.yizhan.hub.lookup;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.yizhan.hub.department.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a department that keeps its data is to be asked at all: after so many failures in a row it is left alone for a while, then asked once,
 * and asked by everybody again if it answers. Tells the log when it falls silent and when it is back, once each. Thread-safe.
 */
final class Source {

    private static final Logger LOG = LoggerFactory.getLogger(Source.class);

    private final String name;
    private final Duration open;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final AtomicBoolean silent = new AtomicBoolean();
    private volatile long openedNanos;
    private volatile Instant lastAnswer;
    private volatile Instant lastFailure;

    Source(String name, Transport.Live live, Clock clock) {
        this.name = name;
        this.open = live.open();
        this.clock = clock;
        breaker = CircuitBreaker.of(name, CircuitBreakerConfig.custom().slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(live.failures()).minimumNumberOfCalls(live.failures()).failureRateThreshold(100)
                .waitDurationInOpenState(live.open()).permittedNumberOfCallsInHalfOpenState(1).build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openedNanos = System.nanoTime();
            }
        });
    }

    /** Who was told yes says afterwards what came of it, by one of the next three. */
    boolean mayBeAsked() {
        return breaker.tryAcquirePermission();
    }

    void notAsked() {
        breaker.releasePermission();
    }

    void answered() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        lastAnswer = clock.instant();
        if (silent.compareAndSet(true, false)) {
            LOG.info("The live source {} answers again", name);
        }
    }

    /** @param reason why, with nothing of the question in it */
    void failed(String reason) {
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
        lastFailure = clock.instant();
        if (silent.compareAndSet(false, true)) {
            LOG.warn("The live source {} does not answer: {}", name, reason);
        }
    }

    /** How long it is left alone from now, at least the shortest wait there is. */
    Duration closedFor() {
        if (breaker.getState() != CircuitBreaker.State.OPEN) {
            return Heard.SOON;
        }
        Duration left = open.minusNanos(System.nanoTime() - openedNanos);
        return left.compareTo(Heard.SOON) < 0 ? Heard.SOON : left;
    }

    /** In words: whether it answers, and since when it did not. */
    String state() {
        if (lastAnswer == null && lastFailure == null) {
            return "not asked yet";
        }
        String breakerState = breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return silent.get() ? "silent, last asked in vain " + lastFailure + ", breaker " + breakerState
                : "answered last " + lastAnswer + ", breaker " + breakerState;
    }
}
