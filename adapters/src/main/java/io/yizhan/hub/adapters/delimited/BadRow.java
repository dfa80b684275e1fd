package io.yizhan.hub.adapters.delimited;

/** A row given up; its message says why. */
final class BadRow extends Exception {

    private BadRow(String reason) {
        super(reason, null, false, false);
    }

    static BadRow runaway() {
        return new BadRow("a quote is opened and not closed; close it, or double quotes within a quoted field");
    }

    static BadRow overlong() {
        return new BadRow("longer than " + RowScanner.MAX_CHARS + " characters; shorten it or close a quote left open");
    }
}
