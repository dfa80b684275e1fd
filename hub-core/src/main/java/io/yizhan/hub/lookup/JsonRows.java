package io.yizhan.hub.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.Optional;

/** Rows of a database as JSON lines, the format {@code rows}: one object a row, column label to the database's own text, bytes as base64; null has no member. */
final class JsonRows {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private JsonRows() {
    }

    /** The lines in UTF-8, or empty where there is no row. @throws NoAnswerException where they are more than an answer may have */
    static Optional<byte[]> lines(ResultSet rows) throws SQLException, NoAnswerException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultSetMetaData columns = rows.getMetaData();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setRootValueSeparator(null);
            while (rows.next()) {
                write(json, rows, columns);
                json.writeRaw('\n');
                json.flush();
                if (bytes.size() > HttpExchange.MOST_BYTES) {
                    throw new NoAnswerException("the answer has more than " + HttpExchange.MOST_BYTES + " bytes", null);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toByteArray());
    }

    private static void write(JsonGenerator json, ResultSet rows, ResultSetMetaData columns) throws SQLException, IOException {
        json.writeStartObject();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String text = text(rows, columns.getColumnType(column), column);
            if (text != null) {
                json.writeStringField(columns.getColumnLabel(column), text);
            }
        }
        json.writeEndObject();
    }

    private static String text(ResultSet rows, int type, int column) throws SQLException {
        return switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] bytes = rows.getBytes(column);
                yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
            }
            default -> rows.getString(column);
        };
    }
}
