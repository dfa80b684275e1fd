package io.yizhan.hub.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;

/**
 * Writes rows of a department's database as JSON lines, the format {@code rows}: one object a row, members named as the columns, values as the database's own text, bytes as base64; null
 * has no member. The same row gives the same bytes.
 */
public final class RowLines {

    private static final JsonFactory JSON = new JsonFactory();

    private RowLines() {
    }

    /** The line of the row at hand, its line end included. @param skipped so many columns, the first ones, are left out */
    public static byte[] line(ResultSet row, int skipped) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (int column = skipped + 1; column <= columns.getColumnCount(); column++) {
                String text = text(row, columns, column);
                if (text != null) {
                    json.writeStringField(columns.getColumnLabel(column), text);
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail to be written", impossible);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static String text(ResultSet row, ResultSetMetaData columns, int column) throws SQLException {
        switch (columns.getColumnType(column)) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] bytes = row.getBytes(column);
                return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
            }
            default -> {
                return row.getString(column);
            }
        }
    }
}
