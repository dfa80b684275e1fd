package io.yizhan.hub.app.demo;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the story, a line a step, and remembers whether all came out as told. */
final class Teller {

    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final PrintStream out;
    private final ResourceBundle words;
    private boolean asTold = true;

    Teller(PrintStream out, Locale language) {
        this.out = out;
        this.words = ResourceBundle.getBundle("story", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    void tell(String step, Callable<Outcome> play) throws InterruptedException {
        try {
            Outcome outcome = play.call();
            asTold &= outcome.asTold();
            line((outcome.asTold() ? "✓ " : "✗ ") + step, "step." + step, outcome.facts().toArray());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failure) {
            LOG.error("Step {} failed", step, failure);
            asTold = false;
            line("✗ " + step, "failed", String.valueOf(failure.getMessage()));
        }
    }

    /** A line of its own. */
    void say(String key, Object... facts) {
        line("", key, facts);
    }

    private void line(String mark, String key, Object... facts) {
        out.println((mark.isEmpty() ? "" : String.format("%-5s", mark)) + new MessageFormat(words.getString(key), Locale.ROOT).format(facts));
        out.flush();
    }

    boolean allAsTold() {
        return asTold;
    }
}
