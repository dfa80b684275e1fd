package io.yizhan.hub.adapters.xml;

import io.yizhan.hub.adapters.input.UnreadableInput;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds what the parser may take for one event. The parser keeps a whole comment, tag or text in memory, so without this one of them
 * could fill it.
 */
final class Allowance extends Reader {

    static final int MAX_CHARS = 2 << 20;

    private final Reader in;
    private int taken;
    private RuntimeException failure;

    Allowance(Reader in) {
        this.in = in;
    }

    /** Whether it was what is beneath that threw this, not the parser. */
    boolean threw(RuntimeException e) {
        return e == failure;
    }

    /** Called after each event. */
    void renew() {
        taken = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (taken > MAX_CHARS) {
            throw new UnreadableInput("E-MESSAGE-TOO-LARGE", "a text, tag or comment of more than " + MAX_CHARS + " characters; shorten it");
        }
        try {
            int read = in.read(target, offset, length);
            taken += Math.max(read, 0);
            return read;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
