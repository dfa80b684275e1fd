package io.yizhan.hub.adapters.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks for tests, put together part by part. */
public final class Workbooks {

    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** The same parts are always the same bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private String properties = "";

    public Workbooks() {
        parts.put("_rels/.rels", relationships("<Relationship Id=\"rId1\" Type=\"" + TYPES + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        // Style 1 is a day, 2 a day with its time, 3 a Chinese day of the author's own, 4 six digits, 5 a time, 6 money.
        parts.put("xl/styles.xml", "<styleSheet" + MAIN + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"000000\"/><numFmt numFmtId=\"166\" formatCode=\"[$¥-804]#,##0.00;[Red]-#,##0.00\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/>"
                + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"21\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>");
    }

    /** @param rows XML of the rows; @param state visible, hidden or veryHidden */
    public Workbooks sheet(String name, String state, String rows) {
        int number = sheets.size() + 1;
        sheets.add("<sheet name=\"" + name + "\" sheetId=\"" + number + "\" state=\"" + state + "\" r:id=\"s" + number + "\"/>");
        return part("xl/worksheets/sheet" + number + ".xml", "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public Workbooks sheet(String name, String rows) {
        return sheet(name, "visible", rows);
    }

    public Workbooks from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public Workbooks shared(String... items) {
        return part("xl/sharedStrings.xml", "<sst" + MAIN + "><si>" + String.join("</si><si>", items) + "</si></sst>");
    }

    public Workbooks part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    public byte[] bytes() throws IOException {
        StringBuilder relations = new StringBuilder("<Relationship Id=\"st\" Type=\"" + TYPES + "/styles\" Target=\"styles.xml\"/>"
                + "<Relationship Id=\"sh\" Type=\"" + TYPES + "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
        for (int i = 1; i <= sheets.size(); i++) {
            relations.append("<Relationship Id=\"s").append(i).append("\" Type=\"").append(TYPES).append("/worksheet\" Target=\"worksheets/sheet")
                    .append(i).append(".xml\"/>");
        }
        parts.put("xl/_rels/workbook.xml.rels", relationships(relations.toString()));
        parts.putIfAbsent("xl/workbook.xml", "<workbook" + MAIN + ">" + properties + "<sheets>" + String.join("", sheets) + "</sheets></workbook>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + part.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public InputStream open() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    /** A row of texts from column A on; empty ones are no cells. */
    public static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.append(text(i, number, texts[i]));
            }
        }
        return row.append("</row>").toString();
    }

    /** A cell of text. @param column from 0 on, at most 25 */
    public static String text(int column, int row, String text) {
        return "<c r=\"" + (char) ('A' + column) + row + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>";
    }

    private static String relationships(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations + "</Relationships>";
    }
}
