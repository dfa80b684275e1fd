package io.yizhan.hub.exchange.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.policy.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T02:00:00Z"));
    private final Horizon horizon = new Horizon(Duration.ofMillis(200), clock);

    @Test
    void isTheHighestMarkThatWasThereAWhileAgo() {
        assertThat(horizon.behind(null)).isNull();
        assertThat(horizon.behind("3")).isNull();
        clock.advance(150);
        assertThat(horizon.behind("5")).isNull();
        clock.advance(50);
        assertThat(horizon.behind("9")).isEqualTo("3");
        clock.advance(150);
        assertThat(horizon.behind("9")).isEqualTo("5");
        clock.advance(50);
        assertThat(horizon.behind("9")).isEqualTo("9");
        clock.advance(10_000);
        assertThat(horizon.behind("9")).isEqualTo("9");
        assertThat(horizon.behind("11")).isEqualTo("9");
    }
}
