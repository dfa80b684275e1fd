package io.yizhan.hub.adapters.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a register in a form, over and over until it has the size asked for. */
final class Message {

    private static final String RELATIONSHIPS = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private Message() {
    }

    /** @param leastBytes of the text, before a workbook is deflated; @return the number of records */
    static long write(Form form, Path file, List<List<String>> register, long leastBytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            if (form != Form.XLSX) {
                return text(form, out, register, leastBytes);
            }
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_SPEED);
                part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
                part(zip, "_rels/.rels", RELATIONSHIPS.formatted("<Relationship Id=\"a\" Type=\"" + TYPE + "officeDocument\" Target=\"xl/workbook.xml\"/>"));
                part(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + TYPE.substring(0, TYPE.length() - 1)
                        + "\"><sheets><sheet name=\"register\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>");
                part(zip, "xl/_rels/workbook.xml.rels", RELATIONSHIPS.formatted("<Relationship Id=\"s\" Type=\"" + TYPE + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"t\" Type=\"" + TYPE + "styles\" Target=\"styles.xml\"/>"));
                part(zip, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf/><xf numFmtId=\"14\"/>"
                        + "</cellXfs></styleSheet>");
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                return text(form, zip, register, leastBytes);
            }
        }
    }

    private static long text(Form form, OutputStream out, List<List<String>> register, long leastBytes) throws IOException {
        byte[] beginning = form.beginning().getBytes(form.charset());
        out.write(beginning);
        long written = beginning.length;
        long records = 0;
        do {
            for (List<String> record : register) {
                byte[] bytes = form.record(record, (int) records++).getBytes(form.charset());
                out.write(bytes);
                written += bytes.length;
            }
        } while (written < leastBytes);
        out.write(form.end().getBytes(form.charset()));
        return records;
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    }
}
