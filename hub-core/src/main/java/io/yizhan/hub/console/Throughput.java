package io.yizhan.hub.console;

import java.util.ArrayList;
import java.util.List;

/** Rates from a growing count that is sampled about once a second; remembers two minutes. Thread-safe. */
final class Throughput {

    static final int SECONDS = 120;

    private final long[] nanos = new long[SECONDS + 1];
    private final long[] counts = new long[SECONDS + 1];
    private int samples;
    private int newest = -1;

    /** Notes the count as of a moment. @param now from a clock that never goes back, nanoseconds */
    synchronized void sample(long now, long count) {
        newest = (newest + 1) % nanos.length;
        nanos[newest] = now;
        counts[newest] = count;
        samples = Math.min(samples + 1, nanos.length);
    }

    /** Growth a second over the last so many seconds, or over what is remembered where that is less; 0 before the second sample. */
    synchronized double rate(int seconds) {
        int back = Math.min(seconds, samples - 1);
        return back < 1 ? 0 : between(back, 0);
    }

    /** Growth a second for each second remembered, oldest first; always {@link #SECONDS} values, 0 where nothing is remembered. */
    synchronized List<Double> series() {
        List<Double> series = new ArrayList<>(SECONDS);
        for (int back = SECONDS; back > 0; back--) {
            series.add(back < samples ? between(back, back - 1) : 0.0);
        }
        return series;
    }

    private double between(int from, int to) {
        double seconds = (nanos[at(to)] - nanos[at(from)]) / 1e9;
        return seconds <= 0 ? 0 : Math.round((counts[at(to)] - counts[at(from)]) / seconds * 10) / 10.0;
    }

    private int at(int back) {
        return Math.floorMod(newest - back, nanos.length);
    }
}
