package io.yizhan.hub.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.yizhan.hub.policy.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SourceWatchTest {

    private static final String ROUTE = "health.intake";
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T02:00:00Z"));
    private final SourceWatch watch = new SourceWatch(clock);
    private final Logger log = (Logger) LoggerFactory.getLogger(SourceWatch.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        log.setLevel(Level.INFO);
        log.addAppender(told);
    }

    @AfterEach
    void stop() {
        log.detachAppender(told);
        log.setLevel(null);
    }

    @Test
    void asksEverLessOftenUpToFiveMinutes() {
        assertThat(watch.isDue(ROUTE)).isTrue();
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            watch.failed(ROUTE, EVERY, "gone");
            clock.advance(seconds * 1000L - 1);
            assertThat(watch.isDue(ROUTE)).as("before " + seconds).isFalse();
            clock.advance(1);
            assertThat(watch.isDue(ROUTE)).as("after " + seconds).isTrue();
        }
        watch.answered(ROUTE);
        watch.failed(ROUTE, EVERY, "gone");
        clock.advance(10_000);
        assertThat(watch.isDue(ROUTE)).isTrue();
    }

    @Test
    void aFeedThatIsAskedSeldomKeepsItsOwnInterval() {
        watch.failed(ROUTE, Duration.ofHours(1), "gone");
        clock.advance(Duration.ofMinutes(59).toMillis());
        assertThat(watch.isDue(ROUTE)).isFalse();
        clock.advance(Duration.ofMinutes(1).toMillis());
        assertThat(watch.isDue(ROUTE)).isTrue();
    }

    @Test
    void tellsOnceOnEachChange() {
        watch.answered(ROUTE);
        watch.failed(ROUTE, EVERY, "gone");
        watch.failed(ROUTE, EVERY, "gone");
        watch.failed(ROUTE, EVERY, "refused");
        watch.answered(ROUTE);
        watch.answered(ROUTE);

        assertThat(told.list).extracting(event -> event.getLevel().toString()).containsExactly("WARN", "WARN", "INFO");
    }

    @Test
    void troublesAreData() {
        watch.failed(ROUTE, EVERY, "gone");
        watch.failed("health-two.intake", EVERY, "gone too");

        assertThat(watch.troubles("health.")).containsOnlyKeys(ROUTE).containsEntry(ROUTE, "asleep since 2026-11-25T02:00:00Z: gone");
        watch.answered(ROUTE);
        assertThat(watch.troubles("health.")).isEmpty();
    }
}
