package io.yizhan.hub.exchange.delivery;

import io.yizhan.hub.department.Target;
import io.yizhan.hub.exchange.source.FrontConnections;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row a licence, all of a batch in one transaction of the department's database. A row that is there already, by the id of the delivery, stays
 * as it is.
 */
final class TableCarrier implements Carrier {

    /** SQLite's SQLITE_TOOBIG, SQLITE_CONSTRAINT and SQLITE_MISMATCH: about the row, not the database. */
    private static final Set<Integer> SQLITE_ROW = Set.of(18, 19, 20);

    private final Target.Table target;
    private final FrontConnections databases;

    TableCarrier(Target.Table target, FrontConnections databases) {
        this.target = target;
        this.databases = databases;
    }

    @Override
    public void carry(Batch batch) throws TargetRefusedException, TargetAwayException {
        List<String> names = batch.rendition().names();
        try (Connection connection = databases.open(target.database());
                PreparedStatement insert = connection.prepareStatement(sql(names))) {
            for (Parcel parcel : batch.parcels()) {
                insert.setString(1, parcel.envelope());
                Map<String, String> values = parcel.record().values();
                for (int i = 0; i < names.size(); i++) {
                    insert.setString(i + 2, values.get(names.get(i)));
                }
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            String reason = FrontConnections.reason(e);
            if (isAboutTheRow(e)) {
                throw new TargetRefusedException(reason, e);
            }
            throw new TargetAwayException(reason, e);
        } catch (IOException e) {
            throw new TargetAwayException(e.getMessage(), e);
        }
    }

    private String sql(List<String> names) {
        List<String> columns = new ArrayList<>(List.of(target.key()));
        columns.addAll(names);
        String sql = "INSERT INTO " + Stream.of(target.table().split("\\.")).map(TableCarrier::quoted).collect(Collectors.joining("."))
                + " (" + list(columns) + ") VALUES (" + columns.stream().map(column -> "?").collect(Collectors.joining(",")) + ") ON CONFLICT (";
        if (target.upsert().isEmpty()) {
            return sql + quoted(target.key()) + ") DO NOTHING";
        }
        return sql + list(target.upsert()) + ") DO UPDATE SET " + columns.stream().filter(column -> !target.upsert().contains(column))
                .map(column -> quoted(column) + " = EXCLUDED." + quoted(column)).collect(Collectors.joining(", "));
    }

    private static String list(List<String> columns) {
        return columns.stream().map(TableCarrier::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Data exception or integrity constraint violation (SQL: classes 22 and 23). */
    private static boolean isAboutTheRow(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? SQLITE_ROW.contains(failure.getErrorCode()) : state.startsWith("22") || state.startsWith("23");
    }
}
