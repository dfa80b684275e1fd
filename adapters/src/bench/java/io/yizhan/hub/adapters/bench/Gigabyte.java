package io.yizhan.hub.adapters.bench;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one large file in this process, whose heap its starter bounds, and prints records, CPU seconds of the process and the most heap that
 * was in use after a collection.
 */
final class Gigabyte {

    private static final long MAX_BYTES = 1L << 33;

    private Gigabyte() {
    }

    /** @param arguments form and file */
    public static void main(String[] arguments) throws Exception {
        Adapter adapter = Form.valueOf(arguments[0]).adapter(MAX_BYTES);
        long records = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(arguments[1]))); RecordReader reader = adapter.open(in)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.fault() != null || adapter.translate(record).fields().isEmpty()) {
                    throw new IllegalStateException("line " + record.line() + " did not come through");
                }
                records++;
            }
        }
        System.gc();
        long kept = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            kept += pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null ? pool.getCollectionUsage().getUsed() : 0;
        }
        double cpu = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
        System.out.printf("%d %.1f %d%n", records, cpu, kept >> 20);
    }
}
