package io.yizhan.hub.app.importing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;

/** Chooses how progress is shown. */
public final class ProgressOutput {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private ProgressOutput() {
    }

    /** A bar where standard error is a terminal, else lines. @param out standard error @param texts keys {@code import.…} */
    public static Progress on(PrintStream out, ResourceBundle texts) {
        return isTerminal() ? new BarProgress(out, texts) : new LineProgress(out, texts);
    }

    // Java 17 has no such question; System.console() is also null where only the output is redirected, as with --output json > file.
    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null;
        }
    }
}
