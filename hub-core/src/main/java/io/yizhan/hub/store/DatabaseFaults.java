package io.yizhan.hub.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that can't work now from a statement that is wrong. */
final class DatabaseFaults {

    /** Primary result codes of SQLite (sqlite.org/rescode.html): busy, locked, nomem, readonly, interrupt, ioerr, corrupt, full, cantopen, protocol, notadb. */
    private static final Set<Integer> UNAVAILABLE = Set.of(5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26);

    private DatabaseFaults() {
    }

    /** True where the throwable or one of its causes says that the database is full, locked, damaged or out of reach. */
    static boolean unavailable(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof StoreUnavailableException || t instanceof SQLException sql && UNAVAILABLE.contains(sql.getErrorCode() & 0xff)) {
                return true;
            }
        }
        return false;
    }

    /** The exception as callers of the store see it. */
    static RuntimeException translate(SQLException e) {
        return unavailable(e) ? unavailable("the database", e) : new IllegalStateException("statement refused by the database", e);
    }

    static StoreUnavailableException unavailable(String what, Throwable cause) {
        return cause instanceof StoreUnavailableException already ? already
                : new StoreUnavailableException(what + " can't be used now: " + said(cause).orElse(cause.getClass().getSimpleName())
                        + "; free the disk or lock, what was not acknowledged may be sent again (E-STORE-UNAVAILABLE)", cause);
    }

    /** What the database itself said, if it said anything. */
    static Optional<String> said(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).filter(SQLException.class::isInstance).reduce((first, deeper) -> deeper)
                .map(Throwable::getMessage);
    }
}
