package io.yizhan.hub.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What holds of everybody who reads the bytes of strangers, whatever these are: an answer within bounded time and memory, the same again when
 * asked again. Times are of the CPU, not of the wall, so that a busy machine fails nobody; a reader that never comes back is for the caller's
 * own time-out.
 */
public final class Bounds {

    /** Inputs beyond are passed over, so that the limits mean something. */
    public static final int MOST_BYTES = 64 * 1024;

    static final Duration MOST_TIME = Duration.ofSeconds(2);
    static final long MOST_ALLOCATED = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reads an input, and lets through only what is no proper way to refuse one. */
    @FunctionalInterface
    public interface Reading {
        /** @return what came of it, to be compared with {@code equals}; refusals included */
        Object of(byte[] input) throws Exception;
    }

    private Bounds() {
    }

    /** Reads twice. @throws AssertionError where it took too much, or came out otherwise the second time */
    public static void hold(byte[] input, Reading reading) throws Exception {
        if (input.length > MOST_BYTES) {
            return;
        }
        Object first = reading.of(input.clone());
        // The second reading is the measured one: classes that the first needs are loaded, and instrumented by a fuzzer, at its expense.
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = allocated();
        Object second = reading.of(input.clone());
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        allocated = allocated() - allocated;
        if (cpu > MOST_TIME.toNanos()) {
            throw new AssertionError("took " + cpu / 1_000_000 + " ms of CPU for " + input.length + " bytes");
        }
        if (allocated > MOST_ALLOCATED) {
            throw new AssertionError("took " + (allocated >> 20) + " MiB of memory for " + input.length + " bytes");
        }
        if (!first.equals(second)) {
            throw new AssertionError("read twice, came out twice: " + first + ", " + second);
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
