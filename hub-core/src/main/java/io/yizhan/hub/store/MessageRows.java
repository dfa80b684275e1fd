package io.yizhan.hub.store;

import io.yizhan.hub.licence.Violation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Messages and findings as rows: their columns and how they are read. */
final class MessageRows {

    static final String MESSAGE = "SELECT id, department, feed, digest, bytes, received_at, received, records, registered, unchanged, rejected,"
            + " parked, warned, settled_at FROM message";
    static final String FINDING = "SELECT row, message, record, line, field, code, detail, time FROM finding";

    private MessageRows() {
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(row.getString("id"), row.getString("department"), row.getString("feed"), row.getString("digest"), row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("received_at")), row.getLong("received"), whole(row, "records"),
                new Message.Tally(row.getLong("registered"), row.getLong("unchanged"), row.getLong("rejected"), row.getLong("parked"),
                        row.getLong("warned")),
                instant(whole(row, "settled_at")));
    }

    static MessageTable.Finding finding(ResultSet row) throws SQLException {
        return new MessageTable.Finding(row.getLong("row"), row.getString("message"), row.getLong("record"), row.getLong("line"),
                new Violation(row.getString("field"), row.getString("code"), row.getString("detail")), Instant.ofEpochMilli(row.getLong("time")));
    }

    private static Long whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
