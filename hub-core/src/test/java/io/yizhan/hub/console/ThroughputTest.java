package io.yizhan.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final long SECOND = 1_000_000_000L;
    private final Throughput throughput = new Throughput();

    @Test
    void nothingSampledIsNoRate() {
        assertThat(throughput.rate(10)).isZero();
        assertThat(throughput.series()).hasSize(120).containsOnly(0.0);
    }

    @Test
    void rateIsGrowthOverTheTimeItReallyTook() {
        throughput.sample(0, 1_000);
        throughput.sample(2 * SECOND, 1_500);

        assertThat(throughput.rate(10)).isEqualTo(250);
        assertThat(throughput.series()).endsWith(0.0, 250.0);
    }

    @Test
    void shortAndLongRatesLookBackDifferently() {
        for (int second = 0; second <= 60; second++) {
            throughput.sample(second * SECOND, second <= 50 ? 0 : (second - 50) * 30L);
        }

        assertThat(throughput.rate(10)).isEqualTo(30);
        assertThat(throughput.rate(60)).isEqualTo(5);
    }

    @Test
    void onlyTwoMinutesAreRemembered() {
        for (int second = 0; second < 500; second++) {
            throughput.sample(second * SECOND, second * 7L);
        }

        assertThat(throughput.series()).hasSize(120).containsOnly(7.0);
        assertThat(throughput.rate(1_000)).isEqualTo(7);
    }
}
