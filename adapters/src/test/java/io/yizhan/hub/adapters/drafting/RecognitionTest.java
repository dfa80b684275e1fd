package io.yizhan.hub.adapters.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.SourceColumn;
import io.yizhan.hub.catalogue.SchemaTypes;
import io.yizhan.hub.joining.drafting.Drafting;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sample is told to be. */
class RecognitionTest {

    private static final Drafting DRAFTING = new Drafting(ServiceLoader.load(FormatRecogniser.class), SchemaTypes.licenceTypes(),
            SchemaTypes.codeTables(), SchemaTypes.namesInUse());

    @DisplayName("Encodings are told without a byte order mark")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-8, 企业名称;住址, 青山县茶业有限公司;老街十二号", "GB18030, 企业名称;住址, 青山县茶业有限公司;老街十二号", "UTF-16LE, 企业名称;住址, 青山县茶业有限公司;老街12号",
            "UTF-16BE, 企业名称;住址, 青山县茶业有限公司;老街12号", "Big5, 企業名稱;住址, 青山縣茶業有限公司;老街十二號", "windows-1251, Наименование;Адрес, Общество с ограниченной ответственностью;улица Ленина"})
    void encodings(String charset, String header, String row) {
        String text = header + "\r\n" + (row + "\r\n").repeat(5);
        RecognisedFormat format = first(text.getBytes(Charset.forName(charset)), null);
        assertThat(format.format()).isEqualTo("delimited");
        assertThat(format.settings()).containsEntry("separator", ";");
        assertThat(format.columns()).extracting(SourceColumn::source).containsExactly(header.split(";"));
        assertThat(format.columns().get(0).values().get(0)).isEqualTo(row.split(";")[0]);
    }

    @DisplayName("Any separator is told, quoted or not")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ' ', value = {"^ false", "~ false", "| false", "# false", "; true", ", true"}, quoteCharacter = '`')
    void separators(String separator, boolean quoted) {
        String quote = quoted ? "\"" : "";
        String row = String.join(separator, quote + "云岭" + (quoted ? separator : "") + "茶业有限公司" + quote, "2024-01-05", "91990101MA0Y00016W");
        RecognisedFormat format = first((String.join(separator, "名称", "日期", "代码") + "\n" + (row + "\n").repeat(4)).getBytes(StandardCharsets.UTF_8), null);
        assertThat(format.format()).isEqualTo("delimited");
        assertThat(format.columns()).hasSize(3);
        assertThat(format.columns().get(1).values()).containsOnly("2024-01-05");
    }

    @Test
    @DisplayName("A layout names fixed-width fields, as JSON or as lines, by length, start or end")
    void layouts() {
        byte[] records = "云岭茶业有限公司    20240105A1\n老街小馆            20230301B2\n".getBytes(Charset.forName("GB18030"));
        for (String layout : List.of("{\"fields\": [{\"name\": \"名称\", \"start\": 1, \"length\": 20}, {\"name\": \"日期\", \"start\": 21, \"length\": 8}, {\"name\": \"号\", \"start\": 29, \"length\": 2}]}",
                "名称 20\n日期 8\n号 2\n", "名称,1,20\n日期,21,8\n号,29,2\n", "名称\t1\t20\n日期\t21\t28\n号\t29\t30\n", "名称|0|20\n日期|20|8\n号|28|2\n")) {
            RecognisedFormat format = first(records, layout.getBytes(StandardCharsets.UTF_8));
            assertThat(format.format()).as(layout).isEqualTo("fixed-width");
            assertThat(format.columns()).as(layout).extracting(SourceColumn::source).containsExactly("名称", "日期", "号");
            assertThat(format.columns().get(1).values()).as(layout).containsExactly("20240105", "20230301");
        }
    }

    @Test
    @DisplayName("JSON lines, a root that is a list, and records below a wrapping are told apart")
    void json() {
        assertThat(first("{\"a\": 1, \"b\": {\"c\": 2}}\n{\"a\": 3, \"b\": {\"c\": 4}}\n".getBytes(StandardCharsets.UTF_8), null).settings()).containsEntry("records", "");
        assertThat(first("[{\"a\": 1, \"b\": 2}, {\"a\": 3, \"b\": 4}]".getBytes(StandardCharsets.UTF_8), null).settings()).containsEntry("records", "");
        RecognisedFormat wrapped = first("{\"code\": 0, \"data\": {\"rows\": [{\"a\": 1, \"b\": {\"c\": [\"x\", \"y\"]}}, {\"a\": 3, \"b\": {\"c\": [\"z\"]}}]}}".getBytes(StandardCharsets.UTF_8), null);
        assertThat(wrapped.settings()).containsEntry("records", "/data/rows");
        assertThat(wrapped.columns()).extracting(SourceColumn::source).containsExactly("/a", "/b/c");
        assertThat(wrapped.columns().get(1).values()).containsExactly("x、y", "z");
    }

    @DisplayName("Fixed-width fields are named by the line above them or by dashes, whatever widths count")
    @ParameterizedTest(name = "{0}, counted in {1}")
    @CsvSource({"GB18030, bytes, 2, 1", "UTF-8, characters, 1, 1", "UTF-8, columns, 2, 1", "GB18030, bytes, 2, 2", "UTF-8, columns, 2, 2"})
    void namedFixedWidth(String charset, String count, int wide, int titles) {
        List<List<String>> rows = List.of(List.of("名称", "XYDM", "日期"), List.of("云岭茶业有限公司", "91990101MA0Y00016W", "20240105"), List.of("老街小馆", "91990101MA0Y71076G", "20230301"),
                List.of("河湾饭庄", "92990101MA0Y7121XR", "20221111"));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(padded(row.get(0), 20, wide)).append(' ').append(padded(row.get(1), 18, wide)).append(' ').append(padded(row.get(2), 8, wide)).append('\n');
            if (titles == 2 && text.indexOf("---") < 0) {
                text.append("-".repeat(20)).append(' ').append("-".repeat(18)).append(' ').append("-".repeat(8)).append('\n');
            }
        }
        RecognisedFormat format = first(text.toString().getBytes(Charset.forName(charset)), null);
        assertThat(format.format()).isEqualTo("fixed-width");
        assertThat(format.settings()).containsEntry("titleRows", titles).containsEntry("recordLength", 48);
        assertThat(format.settings().getOrDefault("count", "bytes")).isEqualTo(count);
        assertThat(format.columns()).extracting(SourceColumn::source).containsExactly("名称", "XYDM", "日期");
        assertThat(format.columns().get(0).values()).containsExactly("云岭茶业有限公司", "老街小馆", "河湾饭庄");
        assertThat(format.columns().get(2).values()).containsExactly("20240105", "20230301", "20221111");
    }

    private static String padded(String text, int width, int wide) {
        int used = text.chars().map(c -> c < 0x80 ? 1 : wide).sum();
        return text + " ".repeat(width - used);
    }

    @Test
    @DisplayName("A database's listing is a table whose dashes are no record")
    void listing() {
        RecognisedFormat format = first((" zzbh | czzt | fzrq \n------+------+------\n A1   | 老街小馆 | 2024-01-05 \n A2   | 河湾饭庄 | 2024-02-05 \n A3   | 云岭茶业 | 2024-03-05 \n(3 rows)\n").getBytes(StandardCharsets.UTF_8), null);
        assertThat(format.format()).isEqualTo("delimited");
        assertThat(format.columns()).extracting(SourceColumn::source).containsExactly("zzbh", "czzt", "fzrq");
        assertThat(format.columns().get(0).values()).containsExactly("A1", "A2", "A3");
    }

    @DisplayName("Records that no pointer reaches are told")
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '!', value = {"{\"code\": 0, \"data\": \"[{\\\"a\\\": 1}]\"}!as a text",
            "{\"JK20240001\": {\"a\": 1}, \"JK20240002\": {\"a\": 2}, \"JK20240003\": {\"a\": 3}}!sent as a list"})
    void unreachable(String json, String told) {
        assertThat(first(json.getBytes(StandardCharsets.UTF_8), null).concerns()).hasSize(1).allMatch(concern -> concern.contains(told));
    }

    @Test
    @DisplayName("Markup without records is of no format")
    void markup() {
        assertThat(DRAFTING.formats(new Sample("sample", "<r><return>&lt;rows>&lt;row>91990101MA0Y00016W 20240105&lt;/row>&lt;/rows></return></r>".getBytes(StandardCharsets.UTF_8), true, null))
                .stream().filter(format -> format.format().equals("fixed-width"))).isEmpty();
    }

    private static RecognisedFormat first(byte[] bytes, byte[] layout) {
        return DRAFTING.formats(new Sample("sample", bytes, true, layout)).get(0);
    }
}
