package io.yizhan.hub.config;

import io.yizhan.hub.department.FrontDatabase;
import io.yizhan.hub.department.Transport;
import java.time.Duration;
import java.util.Set;

/** Reads {@code table: {url, user, passwordFile, table, key, watermark and lag | status, every, batch}}. */
final class TableReader {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;
    private static final int MOST_ROWS = 10_000;

    private TableReader() {
    }

    /** The transport, or null where its fault was told. */
    static Transport read(Section block) {
        FrontDatabase database = FrontDatabaseReader.read(block);
        String table = FrontDatabaseReader.table(block, "table");
        String key = FrontDatabaseReader.column(block, "key");
        Transport.Progress progress = progress(block);
        Duration every = Durations.read(block, "every", EVERY, Duration.ofMillis(100), Duration.ofHours(24));
        int batch = block.number("batch", BATCH, 1, MOST_ROWS);
        block.refuseOthers();
        return database == null || table == null || key == null || progress == null ? null
                : new Transport.Table(database, table, key, progress, every, batch);
    }

    private static Transport.Progress progress(Section block) {
        boolean watermark = block.has("watermark");
        if (watermark == block.has("status")) {
            block.fault(watermark ? "status" : "watermark", "E-CONFIG-TABLE", "give either watermark: a column that grows with every new or changed row, "
                    + "or status: {column: …, new: …, taken: …, failed: …}");
            return null;
        }
        if (watermark) {
            String column = FrontDatabaseReader.column(block, "watermark");
            Duration lag = Durations.read(block, "lag", LAG, Duration.ofMillis(1), Duration.ofMinutes(10));
            return column == null ? null : new Transport.Watermark(column, lag);
        }
        Section status = block.section("status");
        return status == null ? null : status(status);
    }

    private static Transport.Progress status(Section block) {
        String column = FrontDatabaseReader.column(block, "column");
        String fresh = block.text("new");
        String taken = block.text("taken");
        String failed = block.text("failed");
        block.refuseOthers();
        if (column == null || fresh == null || taken == null || failed == null) {
            return null;
        }
        if (Set.of(taken, failed).contains(fresh)) {
            block.fault("new", "E-CONFIG-TABLE", "is what taken or failed rows are set to as well, so they would be taken again and again; give it a word of its own");
            return null;
        }
        return new Transport.Status(column, fresh, taken, failed);
    }
}
