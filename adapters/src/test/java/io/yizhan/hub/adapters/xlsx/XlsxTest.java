package io.yizhan.hub.adapters.xlsx;

import static io.yizhan.hub.adapters.xlsx.Workbooks.row;
import static io.yizhan.hub.adapters.xlsx.Workbooks.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTest {

    private static final String A_AND_B = "mapping: {f: {copy: a}, g: {copy: b}}";

    @Test
    void readsTheFirstSheetThatHasTheTable() throws Exception {
        Workbooks workbook = new Workbooks().sheet("说明", row(1, "填报说明", "", "x")).sheet("草稿", "hidden", row(1, "a", "b") + row(2, "no", "no"))
                .sheet("数据", row(1, "某某县登记表") + row(3, " b\n", "", "a") + row(5, "2", "", "1") + "<row r=\"6\"/>" + row(7, "", "", "3"));
        assertThat(shown("xlsx: {}", workbook)).isEqualTo("5{a=1, b=2} 7{a=3}");
        assertThat(shown("xlsx: {sheet: 草稿}", workbook)).isEqualTo("2{a=no, b=no}");
        assertThat(shown("xlsx: {sheet: 3}", workbook)).isEqualTo("5{a=1, b=2} 7{a=3}");
        assertThat(shown("xlsx: {sheet: 3, titleRows: 2}", workbook)).isEqualTo("5{a=1, b=2} 7{a=3}");
        assertThat(fault("xlsx: {titleRows: 3}", workbook)).isZero();
        assertThat(fault("xlsx: {sheet: 附表}", workbook)).isZero();
        assertThat(fault("xlsx: {sheet: 4}", workbook)).isZero();
    }

    @Test
    void joinsTheNamesOfMergedHeaders() throws Exception {
        Workbooks workbook = new Workbooks().sheet("s", row(1, "总表") + row(2, "序号", "持证主体", "", "有效期", "") + row(3, "", "名称", "代码", "起", "止")
                + row(4, "1", "甲", "x", "2026", "2027"));
        Adapter adapter = Feeds.of("format: {xlsx: {headerRows: 2}}\nmapping: {f: {copy: 序号}, g: {copy: 持证主体/代码}, h: {copy: 有效期/止}}");
        assertThat(Messages.shown(Feeds.records(adapter, workbook.open()))).isEqualTo("4{序号=1, 持证主体/代码=x, 有效期/止=2027}");
        Adapter dotted = Feeds.of("format: {xlsx: {headerRows: 2, titleRows: 1, headerSeparator: ．}}\nmapping: {f: {copy: 持证主体．名称}}");
        assertThat(Messages.shown(Feeds.records(dotted, workbook.open()))).isEqualTo("4{持证主体．名称=甲}");
    }

    @Test
    void leavesTotalsOut() throws Exception {
        Workbooks workbook = new Workbooks().sheet("s", row(1, "a", "b", "c", "d") + row(2, "合计", "1", "1", "1") + row(3, "合　计：", "", "", "3")
                + row(4, "", "小计") + row(5, "1", "2", "3", "4") + row(6, "Total", "", "", "") + row(7, "备注", "", "", ""));
        assertThat(shown("xlsx: {}", workbook)).isEqualTo("2{a=合计, b=1} 5{a=1, b=2} 7{a=备注}");
        assertThat(shown("xlsx: {totals: {a: 合计, d: '4'}}", workbook)).isEqualTo("3{a=合　计：} 4{b=小计} 6{a=Total} 7{a=备注}");
    }

    /** The cell's value, its style (see {@link Workbooks}), what comes of it from 1900, and from 1904 where that differs. */
    @ParameterizedTest
    @CsvSource({"43467,,43467,", "43467,1,2019-01-02,2023-01-03", "43467.5,1,2019-01-02,2023-01-03", "43467,2,2019-01-02,2023-01-03",
        "43467.75,2,2019-01-02 18:00:00,2023-01-03 18:00:00", "43467,3,2019-01-02,2023-01-03", "0.5,5,12:00:00,", "60,1,60,1904-03-01",
        "59,1,1900-02-28,1904-02-29", "61,1,1900-03-01,1904-03-02", "1,1,1900-01-01,1904-01-02", "-1,1,-1,", "3000000,1,3000000,",
        "990101,4,990101,", "1234,4,001234,", "1.0E10,,10000000000,", "12.0,,12,", "0.30000000000000004,,0.3,", "1234.5,6,1234.5,",
        "9.11101017E+17,,911101017000000000,", "911101017000000123,,911101017000000123,", "1E+9999,,1E+9999,", "1e999999999,1,1e999999999,", "1e-999999999,1,1e-999999999,", "1e-999999999,,1e-999999999,", "007,,7,", "-0,,0,"})
    void writesANumberAsItShows(String value, String style, String from1900, String from1904) throws Exception {
        String cell = "<c r=\"A2\"" + (style == null ? "" : " s=\"" + style + "\"") + "><v>" + value + "</v></c>";
        String rows = row(1, "a", "b") + "<row r=\"2\">" + cell + "</row>";
        assertThat(shown("xlsx: {}", new Workbooks().sheet("s", rows))).isEqualTo("2{a=" + from1900 + "}");
        assertThat(shown("xlsx: {}", new Workbooks().from1904().sheet("s", rows))).isEqualTo("2{a=" + (from1904 == null ? from1900 : from1904) + "}");
    }

    @Test
    void readsEveryKindOfCell() throws Exception {
        String rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                + "<row><c t=\"s\"><v>2</v></c><c t=\"b\"><v>1</v></c></row>"
                + "<row><c t=\"str\"><f>A1&amp;B1</f><v>ab</v></c><c t=\"e\"><v>#N/A</v></c></row>"
                + "<row><c t=\"d\"><v>2026-07-01T00:00:00</v></c><c t=\"inlineStr\"><is><r><t>x</t></r><r><rPr/><t>y_x000D_</t></r></is></c></row>"
                + "<row><c/><c><f>1+1</f></c></row><row>" + text(1, 6, "&amp;") + "</row>";
        Workbooks workbook = new Workbooks().shared("<t>a</t>", "<r><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>", "<t>老街</t>").sheet("s", rows);
        assertThat(shown("xlsx: {}", workbook)).isEqualTo("2{a=老街, b=TRUE} 3{a=ab, b=#N/A} 4{a=2026-07-01, b=xy\r} 6{b=&amp;}");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws Exception {
        byte[] sound = new Workbooks().sheet("s", row(1, "a", "b")).bytes();
        Adapter adapter = Feeds.of("format: {xlsx: {}}\n" + A_AND_B);
        Messages.unreadable(adapter, "a,b\n1,2\n", "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, "", "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, new ByteArrayInputStream(Arrays.copyOf(sound, sound.length - 1)), "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, new Workbooks().sheet("s", row(1, "a")).open(), "E-FORMAT-HEADER");
        Messages.unreadable(adapter, new Workbooks().sheet("s", row(1, "a", "b", "a")).open(), "E-FORMAT-HEADER");
        Messages.unreadable(adapter, new Workbooks().open(), "E-FORMAT-HEADER");
        Messages.unreadable(adapter, new Workbooks().part("xl/workbook.xml", "<workbook>").open(), "E-XML-SYNTAX");
        Messages.unreadable(adapter, new Workbooks().part("xl/workbook.xml", "<!DOCTYPE workbook><workbook/>").open(), "E-XML-DTD");
        Messages.unreadable(adapter, new Workbooks().sheet("s", "<row><c t=\"s\"><v>7</v></c></row>").open(), "E-XLSX-SYNTAX");
    }

    @Test
    void boundsWhatAWorkbookMayTake() throws Exception {
        Adapter adapter = Feeds.of("format: {xlsx: {}}\n" + A_AND_B);
        String header = row(1, "a", "b");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + "<row><c r=\"XFE2\"><v>1</v></c></row>").open(), "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + "<row><c r=\"ZZZZZZZZ2\"><v>1</v></c></row>").open(), "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + "<row><c><v>" + "1".repeat(SheetRows.MAX_CHARS + 1) + "</v></c></row>").open(),
                "E-MESSAGE-TOO-LARGE");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + "<row>" + "<c><v>1234567890</v></c>".repeat(16_385) + "</row>").open(), "E-XLSX-SYNTAX");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + "<d>".repeat(100) + "</d>".repeat(100)).open(), "E-XML-DEPTH");
        Messages.unreadable(adapter, new Workbooks().sheet("s", header + " ".repeat(40 << 20)).open(), "E-ZIP-BOMB");
        Messages.unreadable(Feeds.of("format: {xlsx: {}}\n" + A_AND_B, 100_000), new Workbooks().sheet("s", header + " ".repeat(100_000)).open(), "E-ZIP-BOMB");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        long before = temporary();
        shown("xlsx: {}", new Workbooks().shared("<t>a</t>", "<t>b</t>").sheet("s", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"));
        Messages.unreadable(Feeds.of("format: {xlsx: {}}\n" + A_AND_B), "no workbook", "E-XLSX-SYNTAX");
        assertThat(temporary()).isEqualTo(before);
    }

    private static long temporary() throws IOException {
        try (Stream<java.nio.file.Path> files = java.nio.file.Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("yizhan.*\\.(xlsx|texts)")).count();
        }
    }

    private static String shown(String format, Workbooks workbook) throws Exception {
        return Messages.shown(Feeds.records(Feeds.of("format: {" + format + "}\n" + A_AND_B), workbook.open()));
    }

    private static int fault(String format, Workbooks workbook) throws Exception {
        return Messages.unreadable(Feeds.of("format: {" + format + "}\n" + A_AND_B), workbook.open(), "E-FORMAT-HEADER");
    }
}
