package io.yizhan.hub.adapters.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.SourceRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** One pass over a file. Returns the characters or bytes it has seen, so that no pass is optimised away. */
@FunctionalInterface
interface Reading {

    long pass(Path file) throws Exception;

    /** What the hub does: read, and translate into canonical fields. */
    static Reading hub(Adapter adapter) {
        return file -> {
            long seen = 0;
            try (RecordReader reader = adapter.open(Files.newInputStream(file))) {
                for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                    if (record.fault() != null) {
                        throw new IllegalStateException("line " + record.line() + ": " + record.fault().code());
                    }
                    seen += adapter.translate(record).fields().size();
                }
            }
            return seen;
        };
    }

    /** Fastcsv, every field as text. */
    static long fastCsv(Path file) throws Exception {
        long seen = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            for (CsvRecord row : rows) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    seen += row.getField(i).length();
                }
            }
        }
        return seen;
    }

    /** A loop over the bytes, nothing decoded. */
    static long bytes(Path file) throws Exception {
        long seen = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    seen += buffer[i] == '\n' ? 1 : buffer[i] & 1;
                }
            }
        }
        return seen;
    }

    static long jdkStax(Path file) throws Exception {
        return stax(XMLInputFactory.newDefaultFactory(), file);
    }

    static long woodstox(Path file) throws Exception {
        return stax(new WstxInputFactory(), file);
    }

    private static long stax(XMLInputFactory factory, Path file) throws Exception {
        long seen = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS) {
                    seen += xml.getText().length();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    seen += xml.getLocalName().length();
                }
            }
        }
        return seen;
    }

    /** Jackson's streaming parser, every text taken. */
    static long jackson(Path file) throws Exception {
        long seen = 0;
        try (InputStream in = Files.newInputStream(file); JsonParser json = new JsonFactory().createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                seen += token.isScalarValue() ? json.getText().length() : 1;
            }
        }
        return seen;
    }

    /** Fastexcel-reader, every cell's text. */
    static long fastExcel(Path file) throws Exception {
        long seen = 0;
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile()); var rows = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> row = rows.iterator(); row.hasNext();) {
                for (Cell cell : row.next()) {
                    seen += cell.getText().length();
                }
            }
        }
        return seen;
    }
}
