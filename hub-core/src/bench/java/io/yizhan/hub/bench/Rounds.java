package io.yizhan.hub.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures how many records a system settles: warms it up, then runs rounds, each of as many records as fill its time. A round begins with
 * the first record sent and ends when the last delivery is acknowledged in every outbox, so nothing is left over. A round during which other
 * processes had the CPU is run again, a limited number of times; the least disturbed rounds count.
 */
final class Rounds {

    private static final int STEP = 512;
    /** Share of the machine that others may take before a round counts as disturbed. */
    private static final double QUIET = 0.08;

    private final Plan plan;
    private final Running system;
    private long next;
    private long delivered;
    private double rate;

    /** @param rounds an odd number has a median of its own */
    record Plan(Duration warmUp, Duration round, int rounds) {
    }

    /**
     * One round.
     *
     * @param systemCpu CPU milliseconds a record in the system under test
     * @param loadCpu   the same in this process: senders and consumers
     * @param others    share of the machine's CPU taken by everything else, the kernel's own threads included; above a few per cent
     *                  the round was disturbed
     */
    record Round(int records, double perSecond, double systemCpu, double loadCpu, double others) {
    }

    /** The medians of several rounds, and how far the rates lay apart. */
    record Result(double perSecond, double slowest, double fastest, double systemCpu, double loadCpu, double others) {

        static Result of(List<Round> rounds) {
            double[] rates = rounds.stream().mapToDouble(Round::perSecond).sorted().toArray();
            return new Result(median(rounds, Round::perSecond), rates[0], rates[rates.length - 1], median(rounds, Round::systemCpu),
                    median(rounds, Round::loadCpu), median(rounds, Round::others));
        }
    }

    /** @param firstRecord number of the first record to send: a system that has seen a record before has less to do */
    Rounds(Plan plan, long firstRecord, Running system) {
        this.plan = plan;
        this.next = firstRecord;
        this.system = system;
        this.delivered = system.outboxes().settled();
    }

    Result measure() throws Exception {
        warmUp();
        List<Round> all = new ArrayList<>();
        while (all.stream().filter(r -> r.others() < QUIET).count() < plan.rounds() && all.size() < 3 * plan.rounds()) {
            all.add(round());
        }
        return Result.of(all.stream().sorted(Comparator.comparingDouble(Round::others)).limit(plan.rounds()).toList());
    }

    /** Number of the next record never sent. */
    long next() {
        return next;
    }

    void warmUp() throws Exception {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        rate = round(STEP).perSecond();
        while (System.nanoTime() < end) {
            rate = round((int) Math.max(STEP, 2 * rate)).perSecond();
        }
    }

    /** One round, after a {@link #warmUp}. */
    Round round() throws Exception {
        Round round = round((int) Math.max(STEP, rate * plan.round().toMillis() / 1000));
        System.err.printf("  %,d records, %,.0f/s, CPU %.2f ms a record (load %.2f), others %.0f %%%n", round.records(),
                round.perSecond(), round.systemCpu(), round.loadCpu(), round.others() * 100);
        rate = round.perSecond();
        return round;
    }

    private Round round(int records) throws Exception {
        system.feeding().prepare(next, records);
        Duration machine = Machine.cpu();
        Duration systemCpu = system.system().cpu();
        Duration ownCpu = ownCpu();
        long start = System.nanoTime();
        system.feeding().feed();
        next += records;
        delivered += records;
        system.outboxes().await(delivered);
        double seconds = (System.nanoTime() - start) / 1e9;
        double systemSeconds = seconds(system.system().cpu().minus(systemCpu));
        double ownSeconds = seconds(ownCpu().minus(ownCpu));
        double others = Math.max(0, seconds(Machine.cpu().minus(machine)) - systemSeconds - ownSeconds) / (seconds * Machine.CORES);
        return new Round(records, records / seconds, systemSeconds * 1000 / records, ownSeconds * 1000 / records, others);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().sorted(Comparator.comparingDouble(of)).mapToDouble(of).toArray()[rounds.size() / 2];
    }

    private static Duration ownCpu() {
        return Duration.ofNanos(((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
