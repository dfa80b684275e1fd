package io.yizhan.hub.app.importing;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ResourceBundle;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with amount, rate and time left: first for bytes sent, then for records settled. */
final class BarProgress implements Progress {

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    private static final int REDRAW_MILLIS = 200;
    private static final int LONGEST_NAME = 24;

    private final PrintStream out;
    private final Words words;
    private ProgressBar bar;

    BarProgress(PrintStream out, ResourceBundle texts) {
        this.out = out;
        this.words = new Words(texts);
    }

    @Override
    public synchronized void sending(String file, long size) {
        boolean small = size < 10 * MIB;
        begin(words.of("import.sending", brief(file)), size, small ? " KiB" : " MiB", small ? KIB : MIB);
    }

    @Override
    public synchronized void sent(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public synchronized void settling(String file) {
        begin(words.of("import.settling", brief(file)), -1, "", 1);
    }

    @Override
    public synchronized void settled(long records, long total) {
        if (bar != null) {
            bar.maxHint(total).stepTo(records);
        }
    }

    @Override
    public synchronized void lost(String reason, Duration patience) {
        if (bar != null) {
            bar.setExtraMessage(words.of("import.waiting"));
        }
    }

    @Override
    public synchronized void back() {
        if (bar != null) {
            bar.setExtraMessage("");
        }
    }

    @Override
    public synchronized void done() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void begin(String task, long max, String unit, long unitSize) {
        done();
        bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(max).setUnit(unit, unitSize).setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REDRAW_MILLIS).showSpeed().setConsumer(new ConsoleProgressBarConsumer(out)).build();
    }

    private static String brief(String file) {
        return file.length() <= LONGEST_NAME ? file : "…" + file.substring(file.length() - LONGEST_NAME + 1);
    }
}
