package io.yizhan.hub.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;

/** Rows of a database as JSON lines: one object a row, column label to value. */
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
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.writeFieldName(columns.getColumnLabel(i));
            Object value = rows.getObject(i);
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Boolean flag) {
                json.writeBoolean(flag);
            } else if (value instanceof BigDecimal number) {
                json.writeNumber(number.toPlainString());
            } else if (value instanceof Number number) {
                json.writeNumber(number.toString());
            } else if (value instanceof byte[] binary) {
                json.writeString(Base64.getEncoder().encodeToString(binary));
            } else {
                // Dates and times of JDBC write themselves as ISO 8601 has them, or nearly; the mapping's verb reads both.
                json.writeString(value.toString());
            }
        }
        json.writeEndObject();
    }
}
