package io.yizhan.hub.store;

/** The evidence log on disk is not the one its checkpoint or its tiles were made of: no cure but a sound copy of the database. */
public class DamagedLogException extends IllegalStateException {
    public DamagedLogException(String detail) {
        super("evidence log: " + detail + "; restore data/hub.db from a sound copy (E-LOG-DAMAGED)");
    }

    public DamagedLogException(String detail, Throwable cause) {
        super("evidence log: " + detail + "; restore data/hub.db from a sound copy (E-LOG-DAMAGED)", cause);
    }
}
