package io.yizhan.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuietMemoryTest {

    private final AtomicLong size = new AtomicLong(1_000_000);
    private final AtomicInteger shrunk = new AtomicInteger();
    private final QuietMemory memory = new QuietMemory(size::get, shrunk::incrementAndGet);

    @Test
    void shrinksOnceWhenMuchWorkIsOver() {
        for (int i = 0; i < 10; i++) {
            size.addAndGet(1000);
            memory.run();
        }
        memory.run();
        assertThat(shrunk).hasValue(0);
        memory.run();
        assertThat(shrunk).hasValue(1);
        memory.run();
        assertThat(shrunk).hasValue(1);
    }

    @Test
    void aLittleWorkIsNotWorthIt() {
        size.addAndGet(100);
        for (int i = 0; i < 10; i++) {
            memory.run();
        }
        assertThat(shrunk).hasValue(0);
    }

    @Test
    void collectsAndLeavesTheMachinesOptionsAsTheyWere() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String least = machine.getVMOption("MinHeapFreeRatio").getValue();
        String most = machine.getVMOption("MaxHeapFreeRatio").getValue();
        long collections = collections();

        QuietMemory real = QuietMemory.of(size::get, shrunk::incrementAndGet);
        size.addAndGet(10_000);
        for (int i = 0; i < 3; i++) {
            real.run();
        }
        assertThat(shrunk).hasValue(1);
        assertThat(collections()).isGreaterThan(collections);
        assertThat(machine.getVMOption("MinHeapFreeRatio").getValue()).isEqualTo(least);
        assertThat(machine.getVMOption("MaxHeapFreeRatio").getValue()).isEqualTo(most);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
