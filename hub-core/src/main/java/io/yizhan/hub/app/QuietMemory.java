package io.yizhan.hub.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Gives memory back to the system once a lot of work is over. The collector shrinks the heap only when it collects, which an idle hub never
 * has it do, so the heap would stay as large as the largest import made it. Of one thread.
 */
final class QuietMemory implements Runnable {

    /** Entries of the log that make it worth while: some thousand records. */
    private static final long MUCH_WORK = 4_000;
    private static final int QUIET_CALLS = 2;
    /** The serial collector shrinks by 0, 10, 40 and 100 per cent of what it could. */
    private static final int STEPS = 4;
    private static final String LEAST_FREE = "MinHeapFreeRatio";
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private final LongSupplier logSize;
    private final Runnable shrink;
    private long last;
    private long work;
    private int quiet;

    /** @param logSize grows with all that the hub does */
    QuietMemory(LongSupplier logSize) {
        this(logSize, QuietMemory::shrink);
    }

    QuietMemory(LongSupplier logSize, Runnable shrink) {
        this.logSize = logSize;
        this.shrink = shrink;
        this.last = logSize.getAsLong();
    }

    /** Call it every few seconds. */
    @Override
    public void run() {
        long size = logSize.getAsLong();
        work += size - last;
        quiet = size == last ? quiet + 1 : 0;
        last = size;
        if (quiet >= QUIET_CALLS && work >= MUCH_WORK) {
            work = 0;
            shrink.run();
        }
    }

    private static void shrink() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String leastFree = machine.getVMOption(LEAST_FREE).getValue();
        String mostFree = machine.getVMOption(MOST_FREE).getValue();
        machine.setVMOption(LEAST_FREE, "10");
        machine.setVMOption(MOST_FREE, "25");
        for (int i = 0; i < STEPS; i++) {
            System.gc();
        }
        machine.setVMOption(MOST_FREE, mostFree);
        machine.setVMOption(LEAST_FREE, leastFree);
    }
}
