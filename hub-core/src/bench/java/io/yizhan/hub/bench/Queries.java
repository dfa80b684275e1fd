package io.yizhan.hub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** A platform asking for the business licence of one holder after another, over connections kept alive. */
final class Queries implements AutoCloseable {

    private static final String PATH = "/api/v1/licences:query";
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final HubUnderTest hub;
    private final long holders;
    private final Crew crew;
    private final List<HttpConnection> connections = new ArrayList<>();

    /** Latencies in nanoseconds, and the rate reached. */
    record Result(Histogram latencies, double perSecond) {
        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** @param holders the invented licences from 0 up that the hub holds */
    Queries(HubUnderTest hub, long holders, int connections) throws IOException {
        this.hub = hub;
        this.holders = holders;
        this.crew = new Crew(connections);
        for (int i = 0; i < connections; i++) {
            this.connections.add(hub.connect());
        }
    }

    /**
     * Asks at an even pace, come what may. A query's latency counts from the moment at which it should have been sent: if all connections are
     * busy then, waiting for one counts as well.
     */
    Result paced(int perSecond, int seconds) throws InterruptedException {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
        return run((long) perSecond * seconds, number -> start + number * interval);
    }

    /** Every connection asks again as soon as it is answered. */
    Result asFastAsTheyCome(int queries) throws InterruptedException {
        return run(queries, number -> 0);
    }

    /** When a query is to be sent, by {@link System#nanoTime}; 0: now. */
    private interface Schedule {
        long due(long number);
    }

    private Result run(long queries, Schedule schedule) throws InterruptedException {
        String token = hub.token("portal", HubUnderTest.PURPOSE);
        AtomicLong next = new AtomicLong();
        List<Histogram> histograms = connections.stream().map(c -> new Histogram(LONGEST_NANOS, 3)).toList();
        long start = System.nanoTime();
        crew.share(IntStream.range(0, connections.size()).boxed().toList(), (member, index) -> {
            for (long number = next.getAndIncrement(); number < queries; number = next.getAndIncrement()) {
                long due = schedule.due(number);
                for (long left = due - System.nanoTime(); due != 0 && left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                long began = due == 0 ? System.nanoTime() : due;
                ask(connections.get(index), token, number);
                histograms.get(index).recordValue(System.nanoTime() - began);
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        Histogram all = new Histogram(LONGEST_NANOS, 3);
        histograms.forEach(all::add);
        return new Result(all, queries / seconds);
    }

    private void ask(HttpConnection connection, String token, long number) throws IOException {
        String code = InventedLicence.of(number * 7919 % holders).code();
        HttpConnection.Answer answer = connection.post(PATH, token, "application/json",
                ("{\"holder\":{\"code\":\"" + code + "\"},\"type\":\"business-licence\"}").getBytes(StandardCharsets.UTF_8));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() != 200 || !text.contains("\"holderCode\":\"" + code + '"')) {
            throw new IOException("the hub answered " + answer.status() + ": " + text);
        }
    }

    @Override
    public void close() throws IOException {
        crew.close();
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
