package io.yizhan.hub.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks out of fuzzed text, as a fuzzer would never get the checksums of a zip file right. A line {@code === NAME} begins the part of that
 * name; the parts a workbook can't do without are there unless the text has its own.
 */
final class Workbooks {

    private static final String BEGIN = "=== ";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Map<String, String> NEEDED = Map.of(
            "_rels/.rels", relations("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml", "styles", "styles.xml"),
            "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + OFFICE
                    + "\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");

    private Workbooks() {
    }

    static byte[] of(byte[] text) throws IOException {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        NEEDED.forEach((name, content) -> parts.put(name, new StringBuilder(content)));
        StringBuilder part = null;
        // One character a byte, so that no byte is lost.
        for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (line.startsWith(BEGIN)) {
                part = new StringBuilder();
                parts.put(line.substring(BEGIN.length()), part);
            } else if (part != null) {
                part.append(line).append('\n');
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, StringBuilder> entry : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().toString().getBytes(StandardCharsets.ISO_8859_1));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"r").append(i / 2).append("\" Type=\"").append(OFFICE).append('/').append(typesAndTargets[i])
                    .append("\" Target=\"").append(typesAndTargets[i + 1]).append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }
}
