package io.yizhan.hub.app;

/** A command can't do what it was asked for, for a reason its user can mend. Told in one line, without a stack trace. */
final class CommandFailedException extends Exception {

    private final int exit;
    private final String key;
    private final transient Object[] values;

    /** @param exit see {@link Exit}; @param key of the message in the bundle; @param values for its places */
    CommandFailedException(int exit, String key, Object... values) {
        super(key);
        this.exit = exit;
        this.key = key;
        this.values = values;
    }

    int exit() {
        return exit;
    }

    String message(Terminal terminal) {
        return terminal.text(key, values);
    }
}
