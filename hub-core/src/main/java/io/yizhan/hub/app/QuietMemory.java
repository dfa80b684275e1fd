package io.yizhan.hub.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back to the system once a lot of work is over: first the caches that other parts can do without, then the heap, then what the
 * C library keeps of what it was given back. The collector shrinks the heap only when it collects, which an idle hub never has it do, so the
 * heap would stay as large as the largest import made it. Of one thread.
 */
final class QuietMemory implements Runnable {

    /** Entries of the log that make it worth while: some thousand records. */
    private static final long MUCH_WORK = 4_000;
    private static final int QUIET_CALLS = 2;
    /** The serial collector shrinks by 0, 10, 40 and 100 per cent of what it could. */
    private static final int STEPS = 4;
    private static final String LEAST_FREE = "MinHeapFreeRatio";
    private static final String MOST_FREE = "MaxHeapFreeRatio";
    private static final Logger LOG = LoggerFactory.getLogger(QuietMemory.class);

    private final LongSupplier logSize;
    private final Runnable shrink;
    private long last;
    private long work;
    private int quiet;

    /**
     * @param logSize grows with all that the hub does
     * @param caches  empties those that fill again when there is work
     */
    static QuietMemory of(LongSupplier logSize, Runnable caches) {
        return new QuietMemory(logSize, () -> {
            caches.run();
            shrinkHeap();
            trim();
        });
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

    private static void shrinkHeap() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String leastFree = machine.getVMOption(LEAST_FREE).getValue();
        String mostFree = machine.getVMOption(MOST_FREE).getValue();
        machine.setVMOption(LEAST_FREE, "5");
        machine.setVMOption(MOST_FREE, "10");
        for (int i = 0; i < STEPS; i++) {
            System.gc();
        }
        machine.setVMOption(MOST_FREE, mostFree);
        machine.setVMOption(LEAST_FREE, leastFree);
    }

    /** As {@code jcmd System.trim_native_heap}: with glibc, and from Java 17.0.9 on; elsewhere nothing happens. */
    private static void trim() {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap",
                    null, null);
        } catch (JMException missing) {
            LOG.debug("This Java can't trim the native heap", missing);
        }
    }
}
