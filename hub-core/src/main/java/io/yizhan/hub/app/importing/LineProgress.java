package io.yizhan.hub.app.importing;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ResourceBundle;

/** Plain lines for logs and pipes: one for each step, and one every few seconds between. */
final class LineProgress implements Progress {

    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double MIB = 1 << 20;

    private final PrintStream out;
    private final Words words;
    private String file = "";
    private long size;
    private long began;
    private long told;

    LineProgress(PrintStream out, ResourceBundle texts) {
        this.out = out;
        this.words = new Words(texts);
    }

    @Override
    public synchronized void sending(String file, long size) {
        this.file = file;
        this.size = size;
        begin();
        out.println(words.of("import.line.sending", file, size / MIB));
    }

    @Override
    public synchronized void sent(long bytes) {
        if (isTime()) {
            out.println(words.of("import.line.sent", file, bytes / MIB, size / MIB, bytes / MIB / seconds(), left(bytes, size)));
        }
    }

    @Override
    public synchronized void settling(String file) {
        out.println(words.of("import.line.received", file, size / MIB, seconds()));
        begin();
    }

    @Override
    public synchronized void settled(long records, long total) {
        if (records == total) {
            out.println(words.of("import.line.settled", file, records, seconds(), records / seconds()));
        } else if (isTime()) {
            out.println(total < 0 ? words.of("import.line.settledSoFar", file, records, records / seconds())
                    : words.of("import.line.settling", file, records, total, records / seconds(), left(records, total)));
        }
    }

    @Override
    public synchronized void lost(String reason, Duration patience) {
        out.println(words.of("import.line.lost", reason, patience.toSeconds()));
    }

    @Override
    public synchronized void back() {
        out.println(words.of("import.line.back"));
    }

    @Override
    public void done() {
        out.flush();
    }

    private void begin() {
        began = System.nanoTime();
        told = began;
    }

    private boolean isTime() {
        long now = System.nanoTime();
        if (now - told < EVERY_NANOS) {
            return false;
        }
        told = now;
        return true;
    }

    private double seconds() {
        return Math.max(System.nanoTime() - began, 1_000_000) / 1e9;
    }

    private long left(long done, long all) {
        return done == 0 ? 0 : Math.round((all - done) * seconds() / done);
    }
}
