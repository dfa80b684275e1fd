package io.yizhan.hub.app;

/** Exit codes of every command; 130 (interrupted) is the Java machine's own. */
final class Exit {

    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    /** Data or configuration that was read is wrong, or evidence does not hold. */
    static final int INVALID_DATA = 3;
    static final int REFUSED = 4;
    static final int UNREACHABLE = 5;

    private Exit() {
    }
}
