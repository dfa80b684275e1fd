package io.yizhan.hub.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one value from the row a result set stands on. */
@FunctionalInterface
public interface Row<T> {
    T read(ResultSet row) throws SQLException;
}
